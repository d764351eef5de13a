package browser

import (
	"fmt"

	"github.com/chromedp/cdproto/emulation"
)

// Media has the page shown as for a medium, "print" or "" for the screen, and for a reader with such wishes: names and
// values of media features in pairs, instead of those that the tab was opened with. Only Chromium can.
func (t *Tab) Media(medium string, features ...string) {
	c, ok := t.driver.(*chromiumTab)
	if !ok {
		t.opt.Fail(fmt.Errorf("Media: only Chromium can"))
		return
	}
	var list []*emulation.MediaFeature
	for i := 0; i < len(features); i += 2 {
		list = append(list, &emulation.MediaFeature{Name: features[i], Value: features[i+1]})
	}
	t.check(c.run(emulation.SetEmulatedMedia().WithMedia(medium).WithFeatures(list)))
}
