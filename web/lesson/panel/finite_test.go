package panel

import (
	"math"
	"testing"

	"convlab/nn/ink"
	"convlab/nn/novelty"
	"convlab/nn/zoo"
)

// A network whose outputs are no numbers gives no answer: it is damaged, and says so.
func TestOutputsThatAreNoNumbers(t *testing.T) {
	p := newPanel(Networks[:1])
	net := Networks[0].New()
	for i := range net.Params() {
		net.Params()[i] = float32(math.NaN())
	}
	p.nets[0].pass = net.PlanForward(1)
	p.novelty, p.need, p.known = new(novelty.Model), All, true
	picture := ink.Picture{1: 255}
	p.picture, p.blank = picture, false
	p.look()
	if a := p.Answer(zoo.Find("dense")); a.Said() || a.Here || a.Failed != FailCorrupt {
		t.Errorf("it answers %d, here %v, failed %v", a.Top, a.Here, a.Failed)
	}
	if p.Behind() {
		t.Error("it is asked again and again")
	}
}
