//go:build !js

// Package session runs the trainings of package zoo for the native commands, and
// keeps what comes of them: weights, results, curves and the table.
//
// A [Session] makes final trainings, which look at the test set once, after the
// last epoch; and validations, which hold the last 5,000 training images out and
// judge on those, and by which recipes are chosen.
//
// Files of NAME, from the root of the repository:
//
//	.cache/train/NAME-seedS.ckpt     checkpoint of a training that isn't done
//	.cache/train/NAME-seedS.f32      its float32 parameters and state, when done
//	.cache/train/NAME-seedS-validate.csv, .f32, trials.csv   of validations
//	nn/zoo/results/NAME.json         what was measured
//	nn/zoo/results/NAME-seedS.csv    its curve; NAME.png shows all of them
//	nn/zoo/results/NAME_validate.json
//	nn/zoo/results/results.json, docs/table.md, docs/table.csv   the table
//	nn/zoo/results_gen.go            all results, for programs without a JSON decoder
//	static/models/NAME.f16           what the page downloads
package session
