// Package training trains the networks of package zoo and measures them, on any
// platform: it touches no file, no terminal and no process.
//
// A [Training] is one run from one seed. What it needs to be continued, to the
// bit, is its [Identity], its [Position] and its memory; where these are kept,
// [Job.Save] says. [Answers] are what a network says of a set, and [Confusions]
// what it takes for what; a [Curve] is how a training went.
//
// Package session, below this one, is what the native commands do with it.
package training
