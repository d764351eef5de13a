package generate

import "testing"

func TestDropIndents(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"edges of a block and between blocks",
			"<div>\n  <p>a</p>\n\n  <p>b</p>\n</div>\n", "<div><p>a</p><p>b</p></div>\n"},
		{"between elements of a line it is seen",
			"<p>\n <b>a</b>\n <i>b</i>\n</p>", "<p><b>a</b>\n <i>b</i></p>"},
		{"one line stays as it is",
			"<div> <p>a</p> <p>b</p> </div>", "<div> <p>a</p> <p>b</p> </div>"},
		{"text stays as it is",
			"<p>\n one\n <b>two</b>\n three\n</p>", "<p>\n one\n <b>two</b>\n three\n</p>"},
		{"a box in a line, outside and inside",
			"<div><button>\n<b>a</b>\n</button>\n<button>b</button></div>", "<div><button><b>a</b></button>\n<button>b</button></div>"},
		{"components flow, for all we know",
			"<div>\n<part:Bars :A='a > b'></part:Bars>\n<part:Bars></part:Bars>\n<p>a</p>\n</div>",
			"<div><part:Bars :A='a > b'></part:Bars>\n<part:Bars></part:Bars><p>a</p></div>"},
		{"a block that may be absent leaves two words apart",
			"<div><b>a</b>\n<p vg-if='x'>b</p>\n<i>c</i></div>", "<div><b>a</b>\n<p vg-if='x'>b</p>\n<i>c</i></div>"},
		{"absent blocks among themselves",
			"<div><b>a</b>\n<p vg-if='x'>\n b</p>\n<p vg-for='y'>c</p>\n</div>", "<div><b>a</b>\n<p vg-if='x'>\n b</p><p vg-for='y'>c</p></div>"},
		{"vg-template is no element",
			"<dl>\n<vg-template vg-for='x'>\n<dt>a</dt>\n<dd>b</dd>\n</vg-template>\n</dl>",
			"<dl><vg-template vg-for='x'><dt>a</dt><dd>b</dd></vg-template></dl>"},
		{"and lets words through",
			"<p><b>a</b>\n<vg-template vg-if='x'>\n<i>b</i>\n</vg-template>\n</p>", "<p><b>a</b>\n<vg-template vg-if='x'>\n<i>b</i>\n</vg-template></p>"},
		{"elements without an end",
			"<p><input>\n<b>a</b>\n<br>\n<b>c</b>\n<img/>\n<b>d</b></p>", "<p><input>\n<b>a</b><br><b>c</b>\n<img/>\n<b>d</b></p>"},
		{"what shows its white space",
			"<div>\n<pre>\n<b>a</b>\n</pre>\n</div>", "<div><pre>\n<b>a</b>\n</pre></div>"},
		{"a comment may stand between words",
			"<p><b>a</b>\n<!-- x -->\n<b>c</b></p>", "<p><b>a</b>\n<!-- x -->\n<b>c</b></p>"},
		{"Go code",
			"<div>\n</div>\n<script type=\"application/x-go\">\nimport \"a\"\n\n</script>\n", "<div></div>\n<script type=\"application/x-go\">\nimport \"a\"\n\n</script>\n"},
	} {
		got, err := dropIndents([]byte(c.in))
		if err != nil || string(got) != c.want {
			t.Errorf("%s: %q becomes %q (%v), want %q", c.name, c.in, got, err, c.want)
		}
	}
	for _, in := range []string{"<div><p>a</div>", "<div>", "</p>"} {
		if got, err := dropIndents([]byte(in)); err == nil {
			t.Errorf("%q becomes %q", in, got)
		}
	}
}
