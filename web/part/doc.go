// Package part holds the few parts that every chapter is made of: a grid of
// numbers, probability bars, a stepper, a slider, a switch, a row of choices,
// prose whose words point at pictures, a question, an icon. A part draws what
// it is given and forwards events; it keeps no state.
package part
