// Package site builds dist/, the folder that any static host can serve as it is, and serves it for development and tests.
//
// [Build] compiles ./wasm twice, for browsers with SIMD and without, gathers static/ and the data, gives every file a name with its content's hash, fills
// index.html in, and writes a brotli sibling beside each file that gets smaller by it. [Handler] serves the result.
//
// # Why hashed names and not ?v=
//
// A reader who kept an old index.html must not get old HTML with a new program. With ?v= the server answers an old
// question with the new file; with the hash in the name it answers 404, the page says so, and its "try again" reloads
// index.html. Hashed files can also be cached for ever, which is what makes the second visit immediate.
package site

// ContentSecurityPolicy is what the page is allowed to do: nothing but what comes from its own origin, no inline script
// or style, no eval. It is sent as a header by [Handler] and is in index.html for hosts that send no headers.
const ContentSecurityPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; " +
	"img-src 'self' data: blob:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; " +
	"base-uri 'none'; form-action 'none'"
