package lesson

import (
	"slices"
	"strings"

	"convlab/web/lesson/room"
	"convlab/web/lesson/words"
)

// Home is what this browser gets without being told.
type Home struct {
	Lang    words.Lang
	Theme   string   // "light" or "dark"
	Visited []string // the chapters, by their routes
	Trained string   // the training whose network stood beside the others
}

// A Lesson is one reader's visit. Its methods, and those of the rooms, are the
// actions; after each of them all that follows is current. It is not safe for
// concurrent use.
type Lesson struct {
	*room.Desk
	Home    Home
	Theme   string
	Embed   bool   // one exhibit without the frame
	Present bool   // large, without the frame, stepped by keys
	About   bool   // the panel that says where things come from is open
	Sheet   bool   // the list of chapters is open, where there is no room for it
	Visited []bool // the chapters

	Program Program // what computes all this

	chapters  []room.Chapter
	rooms     []room.Room
	at        int // the current chapter
	voices    voices
	touches   int    // what the reader has done
	came      bool   // to this chapter just now, by a click that will be told of
	focus     string // the element that is to take the focus
	aboutFrom string // and the one that opened the panel
	followed  followed
	looked    map[spot]bool // exhibits whose answer is not veiled any more
}

// New returns the lesson of a first visit: the first of the chapters is open.
func New(home Home, chapters []room.Chapter) *Lesson {
	l := &Lesson{Desk: room.NewDesk(), Home: home, Theme: home.Theme, Program: thisProgram(), chapters: chapters, looked: map[spot]bool{}}
	l.Lang, l.Trained = home.Lang, home.Trained
	for _, c := range chapters {
		l.rooms = append(l.rooms, c.Open(l.Desk))
	}
	l.Visited = make([]bool, len(chapters))
	for i, c := range chapters {
		l.Visited[i] = slices.Contains(home.Visited, c.Route)
	}
	l.Leads = l.leads
	l.Digit.Changed = l.derive
	l.Digit.Refused = l.refused
	l.enter()
	return l
}

// T returns the frame's texts in the reader's language.
func (l *Lesson) T() *Text { return texts.In(l.Lang) }

// Chapters returns the chapters in reading order, At the place of the current one.
func (l *Lesson) Chapters() []room.Chapter { return l.chapters }
func (l *Lesson) At() int                  { return l.at }

// Chapter and Room return the current chapter and its room.
func (l *Lesson) Chapter() *room.Chapter { return &l.chapters[l.at] }
func (l *Lesson) Room() room.Room        { return l.rooms[l.at] }

// RoomAt returns the room of the chapter at a place.
func (l *Lesson) RoomAt(i int) room.Room { return l.rooms[i] }

// Been lists the chapters that have been visited, by their routes.
func (l *Lesson) Been() (routes []string) {
	for i, c := range l.chapters {
		if l.Visited[i] {
			routes = append(routes, c.Route)
		}
	}
	return routes
}

// Go opens the chapter at a place, with everything as the reader left it.
func (l *Lesson) Go(i int) {
	l.leave()
	l.at = i
	l.Say(words.Notice{})
	l.Focus("main")
	l.enter()
}

// Wake is called once, when the page is up.
func (l *Lesson) Wake() {
	for _, r := range l.rooms {
		if w, ok := r.(room.Waker); ok {
			w.Wake()
		}
	}
}

func (l *Lesson) enter() {
	l.Visited[l.at] = true
	l.Panel.Rest()
	if e, ok := l.Room().(room.Enterer); ok {
		e.Enter()
	}
	l.derive()
}

// derive computes what follows in the current chapter, and the thread: the digit
// and an answer are in sight everywhere.
func (l *Lesson) derive() {
	l.Room().Derive()
	if l.Panel.Resting() || l.Panel.Glancing() {
		l.Panel.Glance(l.Digit)
	}
}

// leave ends what belongs to the moment.
func (l *Lesson) leave() {
	l.About, l.Sheet, l.Drawer = false, false, false
	if r, ok := l.Room().(room.Leaver); ok {
		r.Leave()
	}
}

// SwitchLang changes to the other language, SwitchTheme to the other theme; this
// browser will get them again without being told.
func (l *Lesson) SwitchLang() {
	if l.Lang == words.English {
		l.Lang = words.Chinese
	} else {
		l.Lang = words.English
	}
	l.Home.Lang = l.Lang
}

func (l *Lesson) SwitchTheme() {
	if l.Theme == "dark" {
		l.Theme = "light"
	} else {
		l.Theme = "dark"
	}
	l.Home.Theme = l.Theme
}

// OpenAbout shows the panel that says where things come from, CloseAbout closes it.
func (l *Lesson) OpenAbout() {
	l.aboutFrom = "about-open"
	if l.Sheet {
		l.Sheet, l.aboutFrom = false, "sheet-open" // the button goes with the sheet
	}
	l.About = true
	l.Focus("about-close")
}

func (l *Lesson) CloseAbout() {
	l.About = false
	l.Focus(l.aboutFrom)
}

// OpenSheet shows the list of chapters over the page, CloseSheet closes it.
func (l *Lesson) OpenSheet() {
	l.Sheet = true
	l.Focus("sheet-close")
}

func (l *Lesson) CloseSheet() {
	l.Sheet = false
	l.Focus("sheet-open")
}

// SwitchPresent begins, or ends, presenting. Nothing is left of the reader's panel.
func (l *Lesson) SwitchPresent() {
	l.Present = !l.Present
	l.About, l.Sheet, l.Drawer = false, false, false
}

// Door returns the place of the chapter that a piece of the thread leads to, -1
// for none.
func (l *Lesson) Door(p room.Piece) int {
	for i := range slices.Backward(l.chapters) {
		if slices.Contains(l.chapters[i].Opens, p) {
			return i
		}
	}
	return -1
}

// Focus asks for the focus for an element, by its id, once the page shows this;
// TakeFocus returns it and forgets it, "" if nothing was asked.
func (l *Lesson) Focus(id string) { l.focus = id }

func (l *Lesson) TakeFocus() string {
	id := l.focus
	l.focus = ""
	return id
}

// Moving says whether something is being played; then Advance lets dt seconds pass.
func (l *Lesson) Moving() bool {
	p, ok := l.Room().(room.Mover)
	return ok && p.Moving()
}

func (l *Lesson) Advance(dt float64) {
	if p, ok := l.Room().(room.Mover); ok && p.Moving() {
		p.Advance(dt)
	}
}

// Painted says that the last Advance has changed nothing but what is on canvases.
func (l *Lesson) Painted() bool {
	p, ok := l.Room().(room.Painter)
	return ok && p.Painted()
}

// Greets says whether the chapter is going to show something by itself, when
// nothing has been done for that many seconds; then Greet has it do so.
func (l *Lesson) Greets() (after float64, ok bool) {
	if g, is := l.Room().(room.Greeter); is {
		return g.Greets()
	}
	return 0, false
}

func (l *Lesson) Greet(seed uint64, calm bool) {
	if g, ok := l.Room().(room.Greeter); ok {
		g.Greet(seed, calm)
	}
}

func (l *Lesson) leads(p room.Piece, query string) string {
	i := l.Door(p)
	if i < 0 {
		return "#"
	}
	var list []string
	if query != "" {
		list = append(list, query)
	}
	for _, f := range l.looks() {
		if v := f.Get(); v != "" {
			list = append(list, f.Key+"="+v)
		}
	}
	hash := "#/" + l.chapters[i].Route
	if len(list) > 0 {
		hash += "?" + strings.Join(list, "&")
	}
	return hash
}

// Touched is told of everything that the reader does; what the chapter shows by
// itself gives way. What has just led to the chapter is not done in it.
func (l *Lesson) Touched() {
	l.touches++
	if l.came {
		l.came = false
	} else if g, ok := l.Room().(room.Greeter); ok {
		g.Yield()
	}
}

// Follow opens the chapter at a place by a click, of which Touched will be told.
func (l *Lesson) Follow(i int) {
	l.Go(i)
	l.came = true
}

// Touches counts what the reader has done.
func (l *Lesson) Touches() int { return l.touches }

// Exhibits returns the names of the current chapter's exhibits, nil where it has
// but one, and the place of the one that is shown. Show shows another.
func (l *Lesson) Exhibits() (names []string, shown int) {
	if e, ok := l.Room().(room.Exhibitor); ok {
		return e.Exhibits(), e.Exhibit()
	}
	return nil, 0
}

func (l *Lesson) Show(i int) {
	if e, ok := l.Room().(room.Exhibitor); ok {
		e.Show(i)
	}
}

// Busy says whether the reader is in the middle of something that the address,
// and slow networks, should wait for.
func (l *Lesson) Busy() bool {
	b, ok := l.Room().(room.Busy)
	return ok && b.Busy()
}

// Key handles a key that no control has used, dx and dy being what an arrow
// stands for, and reports whether it was used.
func (l *Lesson) Key(key string, dx, dy int) bool {
	k, ok := l.Room().(room.Keyer)
	return ok && k.Key(key, dx, dy)
}

// Undo and Redo take changes in the current chapter back.
func (l *Lesson) Undo() {
	if u, ok := l.Room().(room.Undoer); ok {
		u.Undo()
	}
}

func (l *Lesson) Redo() {
	if u, ok := l.Room().(room.Undoer); ok {
		u.Redo()
	}
}

// Missing returns the sentence that says why nothing can be read, "" if
// something can or it is still on its way.
func (l *Lesson) Missing() string { return l.Panel.Sentence(l.Lang) }

// Wants lists the files to fetch now.
func (l *Lesson) Wants() []string {
	files := slices.Concat(l.Panel.Wants(), l.Digit.Wants(), l.Library.Wants())
	if f, ok := l.Room().(room.Fetcher); ok {
		files = append(files, f.Wants()...)
	}
	return files
}

// Unpacked is told, now and then, that more of the library can be looked at.
func (l *Lesson) Unpacked() { l.unasked(l.derive) }

// Arrived hands over a file that was fetched, or the error that came instead.
func (l *Lesson) Arrived(name string, data []byte, err error) {
	l.unasked(func() {
		l.Panel.Arrived(name, data, err)
		l.Digit.Arrived(name, data, err)
		l.Library.Arrived(name, data, err)
		for _, r := range l.rooms {
			if f, ok := r.(room.Fetcher); ok {
				f.Arrived(name, data, err)
			}
		}
		l.derive()
	})
}
