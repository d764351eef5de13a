package part

// Class is what stands in an element's class attribute, put together as in
//
//	part.Class("btn").If(on, "on").String()
type Class string

// If adds a name where a condition holds.
func (c Class) If(on bool, name string) Class {
	if on {
		return c + " " + Class(name)
	}
	return c
}

// String returns the attribute's value.
func (c Class) String() string { return string(c) }
