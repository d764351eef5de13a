package lesson

import "convlab/web/lesson/room"

var about = room.Act{Click: "#about-open"}

// Scenes are those of the frame, which any chapter can be in.
var Scenes = []room.Scene{
	{Name: "about", Do: []room.Act{about}, See: []room.Sight{room.Says("#about-title", zh.About.Title, en.About.Title), {At: ".about dd"}}},
	{Name: "plain", Search: "simd=0", Do: []room.Act{about}, See: []room.Sight{room.Says("[data-text=core]", zh.About.CorePlain, en.About.CorePlain)}},
	{Name: "sheet", Do: []room.Act{{Click: "#sheet-open"}}, See: []room.Sight{{At: ".sheet [aria-current=page]"}, {At: ".sheet [data-act=present]"}}},
	{Name: "present", Query: "present=1", See: []room.Sight{{At: ".app.present"}, {At: "[data-act=leave]"}}},
	{Name: "refused", Query: "nothing=1", See: []room.Sight{room.Says(".notice.wrong", "nothing=1", "nothing=1")}},
	{Name: "embedded", Query: "embed=1", See: []room.Sight{{At: ".app.embed"}}},
}
