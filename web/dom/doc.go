// Package dom draws Vugu's build output into a document and keeps it in step
// by a keyed diff: a render touches what changed since the last one and
// nothing else. It replaces Vugu's domrender.
//
// # Words
//
//	build     *vugu.BuildResults, what the components returned
//	tree      the build flattened: components, slots and templates dissolved,
//	          neighbouring texts merged, comments dropped (flatten.go)
//	document  where the tree is drawn: the page, or domtest's model of one
//	patch     the document calls that lead from the last tree to this one
//	adopt     the same from nodes we did not make: prerendered HTML
//	host      an element whose inside belongs to somebody else (a canvas, a plot)
//	live      read from the document, not from the tree
//
// # What a template can say
//
//	data-key="k"    names a child among its siblings; a child keeps its node as
//	                long as its key and tag stay. Siblings without a key are
//	                matched in order among those of their tag.
//	data-host="n"   this element's children are never touched; Renderer.OnHost
//	                hears when it enters and leaves the page.
//	data-focus="t"  when t becomes non-empty, or changes to another non-empty
//	                token, the element is focused after the patch. Not written
//	                to the document.
//	style="…"       written through el.style.cssText, so that the page can run
//	                under a Content-Security-Policy without 'unsafe-inline'.
//	                WriteHTML writes data-style instead, for the same reason.
//	.value=…        properties; see props.go for when one is written.
//
// # What is not drawn
//
// BuildOut.CSS and BuildOut.JS (a <style> or <script> in a component): the
// page's policy would refuse them. vg-js-create, vg-js-populate and Rendered
// callbacks: a host, or App.AfterRender, does what they were for.
//
// # Why the tree is rebuilt and the document is not
//
// Vugu has no component caching, so every render builds every component. On
// our pages that costs less than a millisecond; what costs is crossing from
// WebAssembly into the document. The diff therefore compares in Go and crosses
// for differences only.
package dom
