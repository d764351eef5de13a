// Package words is how the page speaks: its languages, sentences, questions
// and numbers as people read and write them. It knows no chapter.
//
// Each package with texts of its own holds them as one struct type and a
// [Both] of it, so neither language can lack a sentence.
package words
