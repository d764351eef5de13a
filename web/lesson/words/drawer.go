package words

// DrawerText is what opens and shuts the drawer with a chapter's controls.
type DrawerText struct{ Open, Shut string }

// Drawers holds it in both languages.
var Drawers = Both[DrawerText]{Zh: DrawerText{"选项", "收起选项"}, En: DrawerText{"Options", "Close the options"}}
