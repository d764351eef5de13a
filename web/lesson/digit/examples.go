package digit

// Drawings, as links carry them, for the scenes of the chapters.
const (
	Seven    = "D2TNQpgAMzsyOFnrczh6pmeu0e"
	Corner   = "D2GaGaTNFIgAGaa4QAWZZm" // a small 7 in the top left corner
	Leaning  = "D2ZmXCo9Lha40e"         // a 1 that leans forward: the plain dense network takes it for a 7
	Scribble = "D2GaGa5l5lGazM5lMzMzgAzMgAgAGagA5l"
)
