package generate

import (
	"errors"
	"fmt"
	"go/format"
	"regexp"
	"strings"
)

// shorten puts calls of web/dom/node in the place of what vugugen writes out at every element. What it doesn't know it
// leaves, so that a new kind of line costs bytes and nothing else. What nothing in the file uses any more is no longer
// imported; log alone would add 10 KB as brotli.
func shorten(code string) ([]byte, error) {
	component := receiver.FindStringSubmatch(code)
	if component == nil {
		return nil, errors.New("there is no Build in it")
	}
	statics := statics{prefix: "vg" + component[1], names: map[string]string{}}
	for _, s := range shorter {
		code = s.old.ReplaceAllStringFunc(code, func(match string) string {
			return s.by(&statics, s.old.FindStringSubmatch(match))
		})
	}
	code = dropUnused(code)
	code = vuguImport.ReplaceAllString(code, "$0\nimport vgnode \"convlab/web/dom/node\"")
	return format.Source([]byte(code + statics.code.String()))
}

// literal is a Go string.
const literal = `("(?:[^"\\]|\\.)*")`

var (
	receiver   = regexp.MustCompile(`func \(c \*(\w+)\) Build\(`)
	vuguImport = regexp.MustCompile(`import "github.com/vugu/vugu"`)
)

// shorter has what is replaced and how. The second argument is the match and its groups.
var shorter = []struct {
	old *regexp.Regexp
	by  func(*statics, []string) string
}{
	{ // an element and its place: the outermost, or in another
		regexp.MustCompile(`vgn = &vugu\.VGNode\{Type: vugu\.VGNodeType\(3\), Namespace: ` + literal + `, Data: ` + literal +
			`, Attr: \[\]vugu\.VGAttribute(\(nil\)|\{.*\})\}\n\s*` +
			`(vgparent\.AppendChild\(vgn\)|vgout\.Out = append\(vgout\.Out, vgn\)\s*// root for output)`),
		func(s *statics, m []string) string {
			name := s.name(m[1], m[2], m[3])
			if strings.HasPrefix(m[4], "vgout") {
				return "vgn = vgnode.Root(vgout, &" + name + ")"
			}
			return "vgn = vgnode.Element(vgparent, &" + name + ")"
		},
	},
	{
		regexp.MustCompile(`vgn = &vugu\.VGNode\{Type: vugu\.VGNodeType\(1\), Data: ` + literal + `\}\n\s*vgparent\.AppendChild\(vgn\)`),
		func(_ *statics, m []string) string { return "vgn = vgnode.Text(vgparent, " + m[1] + ")" },
	},
	{
		regexp.MustCompile(`vgn\.SetInnerHTML\(vugu\.HTML\(` + literal + `\)\)`),
		func(_ *statics, m []string) string { return "vgnode.HTML(vgn, " + m[1] + ")" },
	},
	{
		regexp.MustCompile(`vgn\.DOMEventHandlerSpecList = append\(vgn\.DOMEventHandlerSpecList, vugu\.DOMEventHandlerSpec\{\s*` +
			`EventType:\s*` + literal + `,\s*Func:\s*((?s:.*?)),\s*// TODO: implement capture, etc\. .*\n\s*\}\)`),
		func(_ *statics, m []string) string { return "vgnode.On(vgn, " + m[1] + ", " + m[2] + ")" },
	},
	{
		regexp.MustCompile(`\{\s*b, err := vjson\.Marshal\((.*)\)\n\s*if err != nil \{\s*panic\(err\)\s*\}\s*` +
			`vgn\.Prop = append\(vgn\.Prop, vugu\.VGProperty\{Key: ` + literal + `, JSONVal: vjson\.RawMessage\(b\)\}\)\s*\}`),
		func(_ *statics, m []string) string { return "vgnode.Property(vgn, " + m[2] + ", " + m[1] + ")" },
	},
	{
		regexp.MustCompile(`vgcompKey := vugu\.MakeCompKey\((0x[0-9A-F]+)\^vgin\.CurrentPositionHash\(\), vgiterkey\)\s*` +
			`// ask BuildEnv .*\n\s*vgcomp, _ := vgin\.BuildEnv\.CachedComponent\(vgcompKey\)\.\(\*([\w.]+)\)\s*` +
			`if vgcomp == nil \{\s*// create .*\n\s*vgcomp = new\([\w.]+\)\s*vgin\.BuildEnv\.WireComponent\(vgcomp\)\s*\}\s*` +
			`vgin\.BuildEnv\.UseComponent\(vgcompKey, vgcomp\)\s*// ensure .*`),
		func(_ *statics, m []string) string {
			return "vgcomp := vgnode.Component[" + m[2] + "](vgin, " + m[1] + ", vgiterkey)"
		},
	},
	{
		regexp.MustCompile(`vgout\.Components = append\(vgout\.Components, vgcomp\)\s*` +
			`vgn = &vugu\.VGNode\{Component: vgcomp\}\s*vgparent\.AppendChild\(vgn\)`),
		func(*statics, []string) string { return "vgn = vgnode.Put(vgout, vgparent, vgcomp)" },
	},
}

// statics are a file's variables of type node.Static, each content once.
type statics struct {
	prefix string
	names  map[string]string // by content
	code   strings.Builder
}

func (s *statics) name(space, tag, attr string) string {
	content := "Tag: " + tag
	if space != `""` {
		content = "Namespace: " + space + ", " + content
	}
	if attr != "(nil)" {
		attr = strings.ReplaceAll(attr, "vugu.VGAttribute{", "{")
		content += ", Attr: []vugu.VGAttribute" + strings.ReplaceAll(attr, `{Namespace: "", `, "{")
	}
	name, ok := s.names[content]
	if !ok {
		name = fmt.Sprint(s.prefix, len(s.names))
		s.names[content] = name
		fmt.Fprintf(&s.code, "\nvar %s = vgnode.Static{%s}\n", name, content)
	}
	return name
}

// vugugen imports these into every file, and has a variable of no name use each.
var always = []struct{ pkg, line, use string }{
	{"fmt", `import "fmt"`, "var _ fmt.Stringer"},
	{"reflect", `import "reflect"`, "var _ reflect.Type"},
	{"vjson", `import "github.com/vugu/vjson"`, "var _ vjson.RawMessage"},
	{"js", `import js "github.com/vugu/vugu/js"`, "var _ js.Value"},
	{"log", `import "log"`, "var _ log.Logger"},
}

func dropUnused(code string) string {
	for _, a := range always {
		without := strings.Replace(strings.Replace(code, a.line+"\n", "", 1), a.use+"\n", "", 1)
		if !regexp.MustCompile(`\b` + a.pkg + `\.`).MatchString(without) {
			code = without
		}
	}
	if !strings.Contains(code, "\nvar _ ") {
		code = strings.Replace(code, "// 'fix' unused imports\n", "", 1)
	}
	return code
}
