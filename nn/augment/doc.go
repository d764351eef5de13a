// Package augment distorts training images at random, so that a network sees
// each digit a little different in every epoch.
//
// # Use
//
// A [Mix] is a value that says how strong each distortion may be; the zero
// value does nothing. A [Distorter] made from it owns the memory, and a
// [Feeder] fills whole batches, ahead of the training, on all cores:
//
//	feed := augment.NewFeeder(train, augment.Scan, seed, 128)
//	defer feed.Close()
//	feed.Start(epoch, order)
//	for x, labels := feed.Next(); len(labels) > 0; x, labels = feed.Next() {
//		trainer.Step(x, labels)
//	}
//
// Nothing allocates after planning; a test holds that.
//
// # Notation
//
// An image is 28 rows of 28 numbers, 0 for paper and 1 for ink. The centre of
// pixel (r, c) lies at x = c, y = r, with y downwards, so the picture's centre
// is (13½, 13½). Beyond its edges is paper.
//
// # What is done, in order
//
//  1. The pen is made thicker or thinner ([Mix] has the definitions).
//  2. The picture is moved: one map, sampled once. The ink at p goes to
//     c + t + R·S·D·(p − c), with c the centre, t the shift, R the rotation, S
//     the shear, D the scale; and the pixel q of the result takes the colour at
//     the p that goes to q, plus the elastic displacement of q. Between pixels
//     the colour is bilinear.
//  3. It is made black and white.
//  4. Noise is added, and what leaves 0..1 is cut off.
//
// The elastic displacement is that of P. Y. Simard, D. Steinkraus, J. C. Platt,
// "Best practices for convolutional neural networks applied to visual document
// analysis", ICDAR 2003: two fields of numbers uniform in −1..1, each smoothed
// by a Gaussian and multiplied by alpha.
//
// # Chance
//
// What becomes of an image depends on the mix and on its [Key] (seed, epoch,
// index) alone, not on the batch, the cores or what was distorted before: to
// the bit, on one build of the program. Another processor may round otherwise.
package augment
