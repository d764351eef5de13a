package page

import (
	"fmt"
	"strconv"
	"strings"
	"syscall/js"

	"convlab/web/work/training"
)

// offerTrial lets whoever measures this page lead a training without a chapter:
// with ?trial in the address, convlab.trial(command, number…) does what a chapter's
// buttons do, and convlab.trained() says how it goes.
func (p *Page) offerTrial() {
	if !strings.Contains(location().Get("search").String(), "trial") {
		return
	}
	c := &p.lesson.Trainer
	lab := global.Get("convlab")
	lab.Set("trial", p.function("trial", func(args []js.Value) {
		number := func(i int) int {
			if i < len(args) {
				return args[i].Int()
			}
			return 0
		}
		p.Do(func() {
			switch args[0].String() {
			case "start": // network, rule, batch, epochs, images, seed
				s := training.Quick()
				if s.Net = training.Net(number(1)); s.Net != training.Dense {
					s.Units = nil
				}
				s.Rule, s.Batch, s.Epochs, s.Images, s.Seed = training.Rule(number(2)), number(3), number(4), number(5), number(6)
				if s.Rule != training.Adam {
					s.Rate, s.L2, s.Schedule = .05, 0, training.Constant
				}
				if wrong := c.Start(s); wrong != nil {
					panic(wrong)
				}
			case "quick":
				c.Start(training.Quick())
			case "pool":
				c.SetPool(number(1))
			case "pause":
				c.Pause()
			case "play":
				c.Play()
			case "step":
				c.StepOnce(number(1))
			case "stop":
				c.Stop()
			case "rewind":
				c.Rewind()
			case "kill": // a worker, as a crash would
				c.Crew.Hand("train-" + strconv.Itoa(number(1))).Lose()
			case "reopen":
				c.Reopen(args[1].String(), func(err error) {
					if err != nil {
						panic(err)
					}
				})
			case "saved":
				c.Saved(func(runs []*training.Run, err error) {
					list := global.Get("Array").New()
					for _, r := range runs {
						list.Call("push", fmt.Sprint(r.ID, " ", r.Step, " ", int(r.Status)))
					}
					lab.Set("savedRuns", list)
				})
			}
		})
	}))
	told := global.Get("Object").New()
	lab.Set("trained", told)
	c.Changed = func() {
		r := c.Run()
		if r == nil {
			return
		}
		told.Set("id", r.ID)
		told.Set("status", int(r.Status))
		told.Set("step", r.Step)
		told.Set("pool", r.Pool)
		told.Set("rate", r.Rate)
		told.Set("share", r.Share)
		told.Set("seconds", r.Seconds)
		told.Set("losses", r.Losses)
		told.Set("savedAt", r.SavedAt)
		told.Set("data", int(r.Data))
		told.Set("saving", int(r.Saving))
		told.Set("frames", len(r.Frames))
		told.Set("failure", fmt.Sprint(int(r.Failure.Reason), " ", r.Failure.Detail))
		var loads []string
		for _, l := range r.Loads {
			loads = append(loads, fmt.Sprint(l.Images, "/", l.AllImages))
		}
		told.Set("loads", strings.Join(loads, " "))
		var rates []string
		for _, m := range r.Rates {
			rates = append(rates, fmt.Sprintf("%d: %.0f", m.Workers, m.Rate))
		}
		told.Set("rates", strings.Join(rates, ", "))
		if d := r.Detail; d != nil {
			told.Set("detail", fmt.Sprintf("%+v", *d))
		}
		if n := len(r.Tests); n > 0 {
			told.Set("test", fmt.Sprintf("%+v", r.Tests[n-1]))
		}
		if r.Status.Over() {
			var points []string
			for _, q := range r.Curve.Points {
				points = append(points, strconv.FormatFloat(q.Loss, 'g', -1, 64))
			}
			told.Set("points", strings.Join(points, " "))
			var tests []string
			for _, t := range r.Tests {
				if t.Whole() {
					tests = append(tests, fmt.Sprint(t.Step, " ", t.Errors, " ", strconv.FormatFloat(t.Loss, 'g', -1, 64)))
				}
			}
			told.Set("tests", strings.Join(tests, ", "))
		}
	}
}
