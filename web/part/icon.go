package part

// Icon is a line drawing of 24×24, beside words or instead of them.
type Icon struct{ Name string }

var icons = map[string]string{
	"pen":     "M4 20l1-4L16.5 4.500a2 2 0 0 1 3 3L8 19z M14 7l3 3",
	"eraser":  "M9 20h11 M5 14l8-9 7 6-8 9H8l-4-4z M9 9.500l7 6",
	"undo":    "M9 6L4 11l5 5 M4 11h10a5 5 0 0 1 0 10h-3",
	"redo":    "M15 6l5 5-5 5 M20 11H10a5 5 0 0 0 0 10h3",
	"clear":   "M5 7h14 M9 7V4h6v3 M7 7l1 13h8l1-13",
	"first":   "M6 5v14 M18 5l-8 7 8 7",
	"back":    "M15 5l-8 7 8 7",
	"next":    "M9 5l8 7-8 7",
	"play":    "M8 5l11 7-11 7z",
	"pause":   "M8 5v14 M16 5v14",
	"moon":    "M20 14.500A8 8 0 1 1 10 4a6.500 6.500 0 0 0 10 10.500z",
	"sun":     "M12 8a4 4 0 1 0 .01 0z M12 2v2 M12 20v2 M4.900 4.900l1.400 1.400 M17.700 17.700l1.400 1.400 M2 12h2 M20 12h2 M4.900 19.100l1.400-1.400 M17.700 6.300l1.400-1.400",
	"link":    "M10 14a4 4 0 0 0 6 .500l3-3a4 4 0 0 0-5.600-5.600L12 7.300 M14 10a4 4 0 0 0-6-.500l-3 3a4 4 0 0 0 5.600 5.600L12 16.700",
	"info":    "M12 11v6 M12 7.500v.010 M12 3a9 9 0 1 0 .010 0z",
	"close":   "M6 6l12 12 M18 6L6 18",
	"down":    "M5 9l7 7 7-7",
	"up":      "M5 15l7-7 7 7",
	"arrow":   "M4 12h16 M14 6l6 6-6 6",
	"present": "M3 5h18v11H3z M12 16v3 M8 20h8",
	"gear":    "M4 7h9 M17 7h3 M15 5v4 M4 17h3 M11 17h9 M9 15v4",
	"picture": "M4 5h16v14H4z M4 16l5-5 4 4 3-3 4 4 M15.500 9v.010",
	"camera":  "M3 8h4l2-3h6l2 3h4v11H3z M12 10a3.500 3.500 0 1 0 .010 0z",
	"save":    "M12 4v11 M7 11l5 5 5-5 M5 20h14",
	"plus":    "M12 5v14 M5 12h14",
	"dice":    "M5 5h14v14H5z M9 9v.010 M15 15v.010 M15 9v.010 M9 15v.010 M12 12v.010",
}

func (c *Icon) d() string { return icons[c.Name] }
