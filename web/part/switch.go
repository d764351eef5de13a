package part

// Switch turns one thing on or off.
type Switch struct {
	ID, Label, Name string // Name is spoken where Label alone would not say enough
	On              bool
	OnToggle        func()
}

func (c *Switch) checked() string {
	if c.On {
		return "true"
	}
	return "false"
}

func (c *Switch) name() string {
	if c.Name != "" {
		return c.Name
	}
	return c.Label
}
