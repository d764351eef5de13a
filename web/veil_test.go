package web

import (
	"slices"
	"strings"
	"testing"

	"convlab/web/lesson/room"
	"convlab/web/lesson/words"
)

// What tells the answer is veiled at a first visit of every exhibit with a question, and not after a guess, after
// something was changed, on a link that sets something, or where there is no frame to ask in.
func TestVeil(t *testing.T) {
	open := func(hash string) *App {
		return NewApp(at(words.English, hash))
	}
	veiled := func(c *App) bool { return slices.Contains(strings.Fields(c.class()), "asking") }
	for _, route := range Routes() {
		c := open("#/" + route)
		names, _ := c.L.Exhibits()
		for i := range max(len(names), 1) {
			if len(names) > 0 {
				before := map[string]string{}
				for _, f := range c.L.Room().Fields() {
					before[f.Key] = f.Get()
				}
				c.L.Show(i)
				for _, f := range c.L.Room().Fields() {
					if f.Get() != before[f.Key] && f.Key != "show" && f.Key != "view" {
						t.Errorf("%s: exhibit %d changes %s", route, i, f.Key)
					}
				}
			}
			asker, ok := c.L.Room().(room.Asker)
			if !ok {
				continue
			}
			if q, choice := asker.Asked(); choice < 0 && len(q.Choices) > 0 && !veiled(c) {
				t.Errorf("%s, exhibit %d: what tells the answer shows at once", route, i)
			}
			c.L.Embed = true
			if veiled(c) {
				t.Errorf("%s, exhibit %d: veiled where it is embedded", route, i)
			}
			c.L.Embed = false
			if c.L.Look(); veiled(c) {
				t.Errorf("%s, exhibit %d: veiled after a look", route, i)
			}
		}
	}
	// Nor is it said aloud before.
	for _, hash := range []string{"#/shift", "#/shift?show=square", "#/shift?show=measured"} {
		c := open(hash)
		if s := c.L.Aloud(); s != "" {
			t.Errorf("%s: says %q while it is veiled", hash, s)
		}
		if c.L.Look(); c.L.Aloud() == "" {
			t.Errorf("%s: says nothing after a look", hash)
		}
	}
	for _, hash := range []string{"#/shift?by=2", "#/edges?show=lines&width=3", "#/pixels?show=pair&typed=5", "#/structure?show=shuffle&carried=3"} {
		if veiled(open(hash)) {
			t.Errorf("%s: veiled", hash)
		}
	}
	for _, hash := range []string{"#/shift?sample=3", "#/shift?show=measured", "#/edges?show=lines&lang=zh"} {
		if !veiled(open(hash)) {
			t.Errorf("%s: not veiled", hash)
		}
	}
}
