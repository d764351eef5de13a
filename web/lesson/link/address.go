package link

// Browsers limit how often a page may write its address: Safari throws beyond 100
// times in 30 seconds. So writes are paid for: atOnce of them come without waiting,
// and as many more in every window; some are kept for what can't wait.
const (
	window  = 30.0 // seconds
	atOnce  = 40
	reserve = 15 // atOnce + atOnce + reserve < 100
	lag     = 1.0
	sulk    = 5.0 // seconds after the browser has thrown all the same; twice as long each time
)

// A Moment is what the reader is doing while the address may have to be written.
type Moment int

const (
	Resting Moment = iota // an action is complete: the address is to say so at once
	Busy                  // something is in progress: the address lags
	Leaving               // there may be no later
)

// An Address decides when the address bar is written. Times are in seconds, from
// any beginning. The zero value is a bar that shows nothing.
type Address struct {
	Shown string // what the bar shows

	spent    float64 // writes that time has not made up for,
	at       float64 // as of then
	since    float64 // Busy since then, if
	busy     bool
	wrote    float64 // last
	thrown   int     // so many times in a row
	notUntil float64
}

// Wait says whether hash has to be written, and after how many seconds; what may be
// due later is to be asked again then.
func (a *Address) Wait(hash string, m Moment, now float64) (seconds float64, due bool) {
	if m != Busy {
		a.busy = false
	} else if !a.busy {
		a.busy, a.since = true, now
	}
	if hash == a.Shown {
		return 0, false
	}
	most := float64(atOnce)
	if m == Leaving {
		most += reserve
	} else {
		seconds = a.notUntil - now
	}
	if over := a.debt(now) + 1 - most; over > 1e-6 {
		seconds = max(seconds, over*window/atOnce)
	}
	if a.busy {
		seconds = max(seconds, max(a.since, a.wrote)+lag-now)
	}
	if seconds < 1e-6 {
		seconds = 0 // rounding
	}
	return seconds, true
}

// debt returns what is spent of the writes.
func (a *Address) debt(now float64) float64 { return max(a.spent-(now-a.at)*atOnce/window, 0) }

// Wrote is called when hash has been written.
func (a *Address) Wrote(hash string, now float64) {
	a.pay(now)
	a.Shown, a.wrote, a.thrown, a.notUntil = hash, now, 0, 0
}

// Threw is called when the browser has thrown instead of writing.
func (a *Address) Threw(now float64) {
	a.pay(now)
	a.notUntil = now + min(sulk*float64(int(1)<<min(a.thrown, 4)), window)
	a.thrown++
}

func (a *Address) pay(now float64) { a.spent, a.at = a.debt(now)+1, now }
