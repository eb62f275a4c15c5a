;; splat, extract_lane and replace_lane: every shape, every lane, packed lanes extended or cut.
;; SPEC exec-vsplat, exec-vextract_lane, exec-vreplace_lane
(module
  (func (export "i8x16.splat") (param i32) (result v128) (i8x16.splat (local.get 0)))
  (func (export "i8x16.extract_s-0") (param v128) (result i32) (i8x16.extract_lane_s 0 (local.get 0)))
  (func (export "i8x16.extract_s-1") (param v128) (result i32) (i8x16.extract_lane_s 1 (local.get 0)))
  (func (export "i8x16.extract_s-2") (param v128) (result i32) (i8x16.extract_lane_s 2 (local.get 0)))
  (func (export "i8x16.extract_s-3") (param v128) (result i32) (i8x16.extract_lane_s 3 (local.get 0)))
  (func (export "i8x16.extract_s-4") (param v128) (result i32) (i8x16.extract_lane_s 4 (local.get 0)))
  (func (export "i8x16.extract_s-5") (param v128) (result i32) (i8x16.extract_lane_s 5 (local.get 0)))
  (func (export "i8x16.extract_s-6") (param v128) (result i32) (i8x16.extract_lane_s 6 (local.get 0)))
  (func (export "i8x16.extract_s-7") (param v128) (result i32) (i8x16.extract_lane_s 7 (local.get 0)))
  (func (export "i8x16.extract_s-8") (param v128) (result i32) (i8x16.extract_lane_s 8 (local.get 0)))
  (func (export "i8x16.extract_s-9") (param v128) (result i32) (i8x16.extract_lane_s 9 (local.get 0)))
  (func (export "i8x16.extract_s-10") (param v128) (result i32) (i8x16.extract_lane_s 10 (local.get 0)))
  (func (export "i8x16.extract_s-11") (param v128) (result i32) (i8x16.extract_lane_s 11 (local.get 0)))
  (func (export "i8x16.extract_s-12") (param v128) (result i32) (i8x16.extract_lane_s 12 (local.get 0)))
  (func (export "i8x16.extract_s-13") (param v128) (result i32) (i8x16.extract_lane_s 13 (local.get 0)))
  (func (export "i8x16.extract_s-14") (param v128) (result i32) (i8x16.extract_lane_s 14 (local.get 0)))
  (func (export "i8x16.extract_s-15") (param v128) (result i32) (i8x16.extract_lane_s 15 (local.get 0)))
  (func (export "i8x16.extract_u-0") (param v128) (result i32) (i8x16.extract_lane_u 0 (local.get 0)))
  (func (export "i8x16.extract_u-1") (param v128) (result i32) (i8x16.extract_lane_u 1 (local.get 0)))
  (func (export "i8x16.extract_u-2") (param v128) (result i32) (i8x16.extract_lane_u 2 (local.get 0)))
  (func (export "i8x16.extract_u-3") (param v128) (result i32) (i8x16.extract_lane_u 3 (local.get 0)))
  (func (export "i8x16.extract_u-4") (param v128) (result i32) (i8x16.extract_lane_u 4 (local.get 0)))
  (func (export "i8x16.extract_u-5") (param v128) (result i32) (i8x16.extract_lane_u 5 (local.get 0)))
  (func (export "i8x16.extract_u-6") (param v128) (result i32) (i8x16.extract_lane_u 6 (local.get 0)))
  (func (export "i8x16.extract_u-7") (param v128) (result i32) (i8x16.extract_lane_u 7 (local.get 0)))
  (func (export "i8x16.extract_u-8") (param v128) (result i32) (i8x16.extract_lane_u 8 (local.get 0)))
  (func (export "i8x16.extract_u-9") (param v128) (result i32) (i8x16.extract_lane_u 9 (local.get 0)))
  (func (export "i8x16.extract_u-10") (param v128) (result i32) (i8x16.extract_lane_u 10 (local.get 0)))
  (func (export "i8x16.extract_u-11") (param v128) (result i32) (i8x16.extract_lane_u 11 (local.get 0)))
  (func (export "i8x16.extract_u-12") (param v128) (result i32) (i8x16.extract_lane_u 12 (local.get 0)))
  (func (export "i8x16.extract_u-13") (param v128) (result i32) (i8x16.extract_lane_u 13 (local.get 0)))
  (func (export "i8x16.extract_u-14") (param v128) (result i32) (i8x16.extract_lane_u 14 (local.get 0)))
  (func (export "i8x16.extract_u-15") (param v128) (result i32) (i8x16.extract_lane_u 15 (local.get 0)))
  (func (export "i8x16.replace-0") (param v128 i32) (result v128) (i8x16.replace_lane 0 (local.get 0) (local.get 1)))
  (func (export "i8x16.replace-1") (param v128 i32) (result v128) (i8x16.replace_lane 1 (local.get 0) (local.get 1)))
  (func (export "i8x16.replace-2") (param v128 i32) (result v128) (i8x16.replace_lane 2 (local.get 0) (local.get 1)))
  (func (export "i8x16.replace-3") (param v128 i32) (result v128) (i8x16.replace_lane 3 (local.get 0) (local.get 1)))
  (func (export "i8x16.replace-4") (param v128 i32) (result v128) (i8x16.replace_lane 4 (local.get 0) (local.get 1)))
  (func (export "i8x16.replace-5") (param v128 i32) (result v128) (i8x16.replace_lane 5 (local.get 0) (local.get 1)))
  (func (export "i8x16.replace-6") (param v128 i32) (result v128) (i8x16.replace_lane 6 (local.get 0) (local.get 1)))
  (func (export "i8x16.replace-7") (param v128 i32) (result v128) (i8x16.replace_lane 7 (local.get 0) (local.get 1)))
  (func (export "i8x16.replace-8") (param v128 i32) (result v128) (i8x16.replace_lane 8 (local.get 0) (local.get 1)))
  (func (export "i8x16.replace-9") (param v128 i32) (result v128) (i8x16.replace_lane 9 (local.get 0) (local.get 1)))
  (func (export "i8x16.replace-10") (param v128 i32) (result v128) (i8x16.replace_lane 10 (local.get 0) (local.get 1)))
  (func (export "i8x16.replace-11") (param v128 i32) (result v128) (i8x16.replace_lane 11 (local.get 0) (local.get 1)))
  (func (export "i8x16.replace-12") (param v128 i32) (result v128) (i8x16.replace_lane 12 (local.get 0) (local.get 1)))
  (func (export "i8x16.replace-13") (param v128 i32) (result v128) (i8x16.replace_lane 13 (local.get 0) (local.get 1)))
  (func (export "i8x16.replace-14") (param v128 i32) (result v128) (i8x16.replace_lane 14 (local.get 0) (local.get 1)))
  (func (export "i8x16.replace-15") (param v128 i32) (result v128) (i8x16.replace_lane 15 (local.get 0) (local.get 1)))
  (func (export "i16x8.splat") (param i32) (result v128) (i16x8.splat (local.get 0)))
  (func (export "i16x8.extract_s-0") (param v128) (result i32) (i16x8.extract_lane_s 0 (local.get 0)))
  (func (export "i16x8.extract_s-1") (param v128) (result i32) (i16x8.extract_lane_s 1 (local.get 0)))
  (func (export "i16x8.extract_s-2") (param v128) (result i32) (i16x8.extract_lane_s 2 (local.get 0)))
  (func (export "i16x8.extract_s-3") (param v128) (result i32) (i16x8.extract_lane_s 3 (local.get 0)))
  (func (export "i16x8.extract_s-4") (param v128) (result i32) (i16x8.extract_lane_s 4 (local.get 0)))
  (func (export "i16x8.extract_s-5") (param v128) (result i32) (i16x8.extract_lane_s 5 (local.get 0)))
  (func (export "i16x8.extract_s-6") (param v128) (result i32) (i16x8.extract_lane_s 6 (local.get 0)))
  (func (export "i16x8.extract_s-7") (param v128) (result i32) (i16x8.extract_lane_s 7 (local.get 0)))
  (func (export "i16x8.extract_u-0") (param v128) (result i32) (i16x8.extract_lane_u 0 (local.get 0)))
  (func (export "i16x8.extract_u-1") (param v128) (result i32) (i16x8.extract_lane_u 1 (local.get 0)))
  (func (export "i16x8.extract_u-2") (param v128) (result i32) (i16x8.extract_lane_u 2 (local.get 0)))
  (func (export "i16x8.extract_u-3") (param v128) (result i32) (i16x8.extract_lane_u 3 (local.get 0)))
  (func (export "i16x8.extract_u-4") (param v128) (result i32) (i16x8.extract_lane_u 4 (local.get 0)))
  (func (export "i16x8.extract_u-5") (param v128) (result i32) (i16x8.extract_lane_u 5 (local.get 0)))
  (func (export "i16x8.extract_u-6") (param v128) (result i32) (i16x8.extract_lane_u 6 (local.get 0)))
  (func (export "i16x8.extract_u-7") (param v128) (result i32) (i16x8.extract_lane_u 7 (local.get 0)))
  (func (export "i16x8.replace-0") (param v128 i32) (result v128) (i16x8.replace_lane 0 (local.get 0) (local.get 1)))
  (func (export "i16x8.replace-1") (param v128 i32) (result v128) (i16x8.replace_lane 1 (local.get 0) (local.get 1)))
  (func (export "i16x8.replace-2") (param v128 i32) (result v128) (i16x8.replace_lane 2 (local.get 0) (local.get 1)))
  (func (export "i16x8.replace-3") (param v128 i32) (result v128) (i16x8.replace_lane 3 (local.get 0) (local.get 1)))
  (func (export "i16x8.replace-4") (param v128 i32) (result v128) (i16x8.replace_lane 4 (local.get 0) (local.get 1)))
  (func (export "i16x8.replace-5") (param v128 i32) (result v128) (i16x8.replace_lane 5 (local.get 0) (local.get 1)))
  (func (export "i16x8.replace-6") (param v128 i32) (result v128) (i16x8.replace_lane 6 (local.get 0) (local.get 1)))
  (func (export "i16x8.replace-7") (param v128 i32) (result v128) (i16x8.replace_lane 7 (local.get 0) (local.get 1)))
  (func (export "i32x4.splat") (param i32) (result v128) (i32x4.splat (local.get 0)))
  (func (export "i32x4.extract-0") (param v128) (result i32) (i32x4.extract_lane 0 (local.get 0)))
  (func (export "i32x4.extract-1") (param v128) (result i32) (i32x4.extract_lane 1 (local.get 0)))
  (func (export "i32x4.extract-2") (param v128) (result i32) (i32x4.extract_lane 2 (local.get 0)))
  (func (export "i32x4.extract-3") (param v128) (result i32) (i32x4.extract_lane 3 (local.get 0)))
  (func (export "i32x4.replace-0") (param v128 i32) (result v128) (i32x4.replace_lane 0 (local.get 0) (local.get 1)))
  (func (export "i32x4.replace-1") (param v128 i32) (result v128) (i32x4.replace_lane 1 (local.get 0) (local.get 1)))
  (func (export "i32x4.replace-2") (param v128 i32) (result v128) (i32x4.replace_lane 2 (local.get 0) (local.get 1)))
  (func (export "i32x4.replace-3") (param v128 i32) (result v128) (i32x4.replace_lane 3 (local.get 0) (local.get 1)))
  (func (export "i64x2.splat") (param i64) (result v128) (i64x2.splat (local.get 0)))
  (func (export "i64x2.extract-0") (param v128) (result i64) (i64x2.extract_lane 0 (local.get 0)))
  (func (export "i64x2.extract-1") (param v128) (result i64) (i64x2.extract_lane 1 (local.get 0)))
  (func (export "i64x2.replace-0") (param v128 i64) (result v128) (i64x2.replace_lane 0 (local.get 0) (local.get 1)))
  (func (export "i64x2.replace-1") (param v128 i64) (result v128) (i64x2.replace_lane 1 (local.get 0) (local.get 1)))
  (func (export "f32x4.splat") (param f32) (result v128) (f32x4.splat (local.get 0)))
  (func (export "f32x4.extract-0") (param v128) (result f32) (f32x4.extract_lane 0 (local.get 0)))
  (func (export "f32x4.extract-1") (param v128) (result f32) (f32x4.extract_lane 1 (local.get 0)))
  (func (export "f32x4.extract-2") (param v128) (result f32) (f32x4.extract_lane 2 (local.get 0)))
  (func (export "f32x4.extract-3") (param v128) (result f32) (f32x4.extract_lane 3 (local.get 0)))
  (func (export "f32x4.replace-0") (param v128 f32) (result v128) (f32x4.replace_lane 0 (local.get 0) (local.get 1)))
  (func (export "f32x4.replace-1") (param v128 f32) (result v128) (f32x4.replace_lane 1 (local.get 0) (local.get 1)))
  (func (export "f32x4.replace-2") (param v128 f32) (result v128) (f32x4.replace_lane 2 (local.get 0) (local.get 1)))
  (func (export "f32x4.replace-3") (param v128 f32) (result v128) (f32x4.replace_lane 3 (local.get 0) (local.get 1)))
  (func (export "f64x2.splat") (param f64) (result v128) (f64x2.splat (local.get 0)))
  (func (export "f64x2.extract-0") (param v128) (result f64) (f64x2.extract_lane 0 (local.get 0)))
  (func (export "f64x2.extract-1") (param v128) (result f64) (f64x2.extract_lane 1 (local.get 0)))
  (func (export "f64x2.replace-0") (param v128 f64) (result v128) (f64x2.replace_lane 0 (local.get 0) (local.get 1)))
  (func (export "f64x2.replace-1") (param v128 f64) (result v128) (f64x2.replace_lane 1 (local.get 0) (local.get 1)))
)

;; i8x16.splat: the number in every lane, cut to the lane
;; SPEC exec-vsplat; Step_pure/vsplat
(assert_return
  (invoke "i8x16.splat"
    (i32.const 0))
  (v128.const i8x16 0x00 0x00 0x00 0x00 0x00 0x00 0x00 0x00 0x00 0x00 0x00 0x00 0x00 0x00 0x00 0x00))
(assert_return
  (invoke "i8x16.splat"
    (i32.const -1))
  (v128.const i8x16 0xff 0xff 0xff 0xff 0xff 0xff 0xff 0xff 0xff 0xff 0xff 0xff 0xff 0xff 0xff 0xff))
(assert_return
  (invoke "i8x16.splat"
    (i32.const 127))
  (v128.const i8x16 0x7f 0x7f 0x7f 0x7f 0x7f 0x7f 0x7f 0x7f 0x7f 0x7f 0x7f 0x7f 0x7f 0x7f 0x7f 0x7f))
(assert_return
  (invoke "i8x16.splat"
    (i32.const 128))
  (v128.const i8x16 0x80 0x80 0x80 0x80 0x80 0x80 0x80 0x80 0x80 0x80 0x80 0x80 0x80 0x80 0x80 0x80))
(assert_return
  (invoke "i8x16.splat"
    (i32.const 255))
  (v128.const i8x16 0xff 0xff 0xff 0xff 0xff 0xff 0xff 0xff 0xff 0xff 0xff 0xff 0xff 0xff 0xff 0xff))
(assert_return
  (invoke "i8x16.splat"
    (i32.const 256))
  (v128.const i8x16 0x00 0x00 0x00 0x00 0x00 0x00 0x00 0x00 0x00 0x00 0x00 0x00 0x00 0x00 0x00 0x00))
(assert_return
  (invoke "i8x16.splat"
    (i32.const 305419896))
  (v128.const i8x16 0x78 0x78 0x78 0x78 0x78 0x78 0x78 0x78 0x78 0x78 0x78 0x78 0x78 0x78 0x78 0x78))

;; i8x16.extract_lane: lane i, counted from the lowest byte; _s with its sign, _u with zeros
;; SPEC exec-vextract_lane; Step_pure/vextract_lane-pack
(assert_return (invoke "i8x16.extract_s-0" (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0xd5 0xe6 0x78 0x08 0x19 0x75 0x3b 0x4c 0x72 0x6e 0x7f)) (i32.const -128))
(assert_return (invoke "i8x16.extract_s-1" (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0xd5 0xe6 0x78 0x08 0x19 0x75 0x3b 0x4c 0x72 0x6e 0x7f)) (i32.const 126))
(assert_return (invoke "i8x16.extract_s-2" (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0xd5 0xe6 0x78 0x08 0x19 0x75 0x3b 0x4c 0x72 0x6e 0x7f)) (i32.const -94))
(assert_return (invoke "i8x16.extract_s-3" (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0xd5 0xe6 0x78 0x08 0x19 0x75 0x3b 0x4c 0x72 0x6e 0x7f)) (i32.const -77))
(assert_return (invoke "i8x16.extract_s-4" (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0xd5 0xe6 0x78 0x08 0x19 0x75 0x3b 0x4c 0x72 0x6e 0x7f)) (i32.const 123))
(assert_return (invoke "i8x16.extract_s-5" (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0xd5 0xe6 0x78 0x08 0x19 0x75 0x3b 0x4c 0x72 0x6e 0x7f)) (i32.const -43))
(assert_return (invoke "i8x16.extract_s-6" (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0xd5 0xe6 0x78 0x08 0x19 0x75 0x3b 0x4c 0x72 0x6e 0x7f)) (i32.const -26))
(assert_return (invoke "i8x16.extract_s-7" (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0xd5 0xe6 0x78 0x08 0x19 0x75 0x3b 0x4c 0x72 0x6e 0x7f)) (i32.const 120))
(assert_return (invoke "i8x16.extract_s-8" (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0xd5 0xe6 0x78 0x08 0x19 0x75 0x3b 0x4c 0x72 0x6e 0x7f)) (i32.const 8))
(assert_return (invoke "i8x16.extract_s-9" (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0xd5 0xe6 0x78 0x08 0x19 0x75 0x3b 0x4c 0x72 0x6e 0x7f)) (i32.const 25))
(assert_return (invoke "i8x16.extract_s-10" (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0xd5 0xe6 0x78 0x08 0x19 0x75 0x3b 0x4c 0x72 0x6e 0x7f)) (i32.const 117))
(assert_return (invoke "i8x16.extract_s-11" (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0xd5 0xe6 0x78 0x08 0x19 0x75 0x3b 0x4c 0x72 0x6e 0x7f)) (i32.const 59))
(assert_return (invoke "i8x16.extract_s-12" (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0xd5 0xe6 0x78 0x08 0x19 0x75 0x3b 0x4c 0x72 0x6e 0x7f)) (i32.const 76))
(assert_return (invoke "i8x16.extract_s-13" (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0xd5 0xe6 0x78 0x08 0x19 0x75 0x3b 0x4c 0x72 0x6e 0x7f)) (i32.const 114))
(assert_return (invoke "i8x16.extract_s-14" (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0xd5 0xe6 0x78 0x08 0x19 0x75 0x3b 0x4c 0x72 0x6e 0x7f)) (i32.const 110))
(assert_return (invoke "i8x16.extract_s-15" (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0xd5 0xe6 0x78 0x08 0x19 0x75 0x3b 0x4c 0x72 0x6e 0x7f)) (i32.const 127))
(assert_return (invoke "i8x16.extract_u-0" (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0xd5 0xe6 0x78 0x08 0x19 0x75 0x3b 0x4c 0x72 0x6e 0x7f)) (i32.const 128))
(assert_return (invoke "i8x16.extract_u-1" (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0xd5 0xe6 0x78 0x08 0x19 0x75 0x3b 0x4c 0x72 0x6e 0x7f)) (i32.const 126))
(assert_return (invoke "i8x16.extract_u-2" (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0xd5 0xe6 0x78 0x08 0x19 0x75 0x3b 0x4c 0x72 0x6e 0x7f)) (i32.const 162))
(assert_return (invoke "i8x16.extract_u-3" (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0xd5 0xe6 0x78 0x08 0x19 0x75 0x3b 0x4c 0x72 0x6e 0x7f)) (i32.const 179))
(assert_return (invoke "i8x16.extract_u-4" (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0xd5 0xe6 0x78 0x08 0x19 0x75 0x3b 0x4c 0x72 0x6e 0x7f)) (i32.const 123))
(assert_return (invoke "i8x16.extract_u-5" (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0xd5 0xe6 0x78 0x08 0x19 0x75 0x3b 0x4c 0x72 0x6e 0x7f)) (i32.const 213))
(assert_return (invoke "i8x16.extract_u-6" (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0xd5 0xe6 0x78 0x08 0x19 0x75 0x3b 0x4c 0x72 0x6e 0x7f)) (i32.const 230))
(assert_return (invoke "i8x16.extract_u-7" (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0xd5 0xe6 0x78 0x08 0x19 0x75 0x3b 0x4c 0x72 0x6e 0x7f)) (i32.const 120))
(assert_return (invoke "i8x16.extract_u-8" (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0xd5 0xe6 0x78 0x08 0x19 0x75 0x3b 0x4c 0x72 0x6e 0x7f)) (i32.const 8))
(assert_return (invoke "i8x16.extract_u-9" (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0xd5 0xe6 0x78 0x08 0x19 0x75 0x3b 0x4c 0x72 0x6e 0x7f)) (i32.const 25))
(assert_return (invoke "i8x16.extract_u-10" (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0xd5 0xe6 0x78 0x08 0x19 0x75 0x3b 0x4c 0x72 0x6e 0x7f)) (i32.const 117))
(assert_return (invoke "i8x16.extract_u-11" (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0xd5 0xe6 0x78 0x08 0x19 0x75 0x3b 0x4c 0x72 0x6e 0x7f)) (i32.const 59))
(assert_return (invoke "i8x16.extract_u-12" (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0xd5 0xe6 0x78 0x08 0x19 0x75 0x3b 0x4c 0x72 0x6e 0x7f)) (i32.const 76))
(assert_return (invoke "i8x16.extract_u-13" (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0xd5 0xe6 0x78 0x08 0x19 0x75 0x3b 0x4c 0x72 0x6e 0x7f)) (i32.const 114))
(assert_return (invoke "i8x16.extract_u-14" (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0xd5 0xe6 0x78 0x08 0x19 0x75 0x3b 0x4c 0x72 0x6e 0x7f)) (i32.const 110))
(assert_return (invoke "i8x16.extract_u-15" (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0xd5 0xe6 0x78 0x08 0x19 0x75 0x3b 0x4c 0x72 0x6e 0x7f)) (i32.const 127))

;; i8x16.replace_lane: lane i alone changes
;; SPEC exec-vreplace_lane; Step_pure/vreplace_lane
(assert_return
  (invoke "i8x16.replace-0"
    (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0xd5 0xe6 0x78 0x08 0x19 0x75 0x3b 0x4c 0x72 0x6e 0x7f)
    (i32.const 305419902))
  (v128.const i8x16 0x7e 0x7e 0xa2 0xb3 0x7b 0xd5 0xe6 0x78 0x08 0x19 0x75 0x3b 0x4c 0x72 0x6e 0x7f))
(assert_return
  (invoke "i8x16.replace-1"
    (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0xd5 0xe6 0x78 0x08 0x19 0x75 0x3b 0x4c 0x72 0x6e 0x7f)
    (i32.const 305419902))
  (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0xd5 0xe6 0x78 0x08 0x19 0x75 0x3b 0x4c 0x72 0x6e 0x7f))
(assert_return
  (invoke "i8x16.replace-2"
    (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0xd5 0xe6 0x78 0x08 0x19 0x75 0x3b 0x4c 0x72 0x6e 0x7f)
    (i32.const 305419902))
  (v128.const i8x16 0x80 0x7e 0x7e 0xb3 0x7b 0xd5 0xe6 0x78 0x08 0x19 0x75 0x3b 0x4c 0x72 0x6e 0x7f))
(assert_return
  (invoke "i8x16.replace-3"
    (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0xd5 0xe6 0x78 0x08 0x19 0x75 0x3b 0x4c 0x72 0x6e 0x7f)
    (i32.const 305419902))
  (v128.const i8x16 0x80 0x7e 0xa2 0x7e 0x7b 0xd5 0xe6 0x78 0x08 0x19 0x75 0x3b 0x4c 0x72 0x6e 0x7f))
(assert_return
  (invoke "i8x16.replace-4"
    (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0xd5 0xe6 0x78 0x08 0x19 0x75 0x3b 0x4c 0x72 0x6e 0x7f)
    (i32.const 305419902))
  (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7e 0xd5 0xe6 0x78 0x08 0x19 0x75 0x3b 0x4c 0x72 0x6e 0x7f))
(assert_return
  (invoke "i8x16.replace-5"
    (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0xd5 0xe6 0x78 0x08 0x19 0x75 0x3b 0x4c 0x72 0x6e 0x7f)
    (i32.const 305419902))
  (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0x7e 0xe6 0x78 0x08 0x19 0x75 0x3b 0x4c 0x72 0x6e 0x7f))
(assert_return
  (invoke "i8x16.replace-6"
    (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0xd5 0xe6 0x78 0x08 0x19 0x75 0x3b 0x4c 0x72 0x6e 0x7f)
    (i32.const 305419902))
  (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0xd5 0x7e 0x78 0x08 0x19 0x75 0x3b 0x4c 0x72 0x6e 0x7f))
(assert_return
  (invoke "i8x16.replace-7"
    (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0xd5 0xe6 0x78 0x08 0x19 0x75 0x3b 0x4c 0x72 0x6e 0x7f)
    (i32.const 305419902))
  (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0xd5 0xe6 0x7e 0x08 0x19 0x75 0x3b 0x4c 0x72 0x6e 0x7f))
(assert_return
  (invoke "i8x16.replace-8"
    (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0xd5 0xe6 0x78 0x08 0x19 0x75 0x3b 0x4c 0x72 0x6e 0x7f)
    (i32.const 305419902))
  (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0xd5 0xe6 0x78 0x7e 0x19 0x75 0x3b 0x4c 0x72 0x6e 0x7f))
(assert_return
  (invoke "i8x16.replace-9"
    (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0xd5 0xe6 0x78 0x08 0x19 0x75 0x3b 0x4c 0x72 0x6e 0x7f)
    (i32.const 305419902))
  (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0xd5 0xe6 0x78 0x08 0x7e 0x75 0x3b 0x4c 0x72 0x6e 0x7f))
(assert_return
  (invoke "i8x16.replace-10"
    (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0xd5 0xe6 0x78 0x08 0x19 0x75 0x3b 0x4c 0x72 0x6e 0x7f)
    (i32.const 305419902))
  (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0xd5 0xe6 0x78 0x08 0x19 0x7e 0x3b 0x4c 0x72 0x6e 0x7f))
(assert_return
  (invoke "i8x16.replace-11"
    (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0xd5 0xe6 0x78 0x08 0x19 0x75 0x3b 0x4c 0x72 0x6e 0x7f)
    (i32.const 305419902))
  (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0xd5 0xe6 0x78 0x08 0x19 0x75 0x7e 0x4c 0x72 0x6e 0x7f))
(assert_return
  (invoke "i8x16.replace-12"
    (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0xd5 0xe6 0x78 0x08 0x19 0x75 0x3b 0x4c 0x72 0x6e 0x7f)
    (i32.const 305419902))
  (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0xd5 0xe6 0x78 0x08 0x19 0x75 0x3b 0x7e 0x72 0x6e 0x7f))
(assert_return
  (invoke "i8x16.replace-13"
    (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0xd5 0xe6 0x78 0x08 0x19 0x75 0x3b 0x4c 0x72 0x6e 0x7f)
    (i32.const 305419902))
  (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0xd5 0xe6 0x78 0x08 0x19 0x75 0x3b 0x4c 0x7e 0x6e 0x7f))
(assert_return
  (invoke "i8x16.replace-14"
    (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0xd5 0xe6 0x78 0x08 0x19 0x75 0x3b 0x4c 0x72 0x6e 0x7f)
    (i32.const 305419902))
  (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0xd5 0xe6 0x78 0x08 0x19 0x75 0x3b 0x4c 0x72 0x7e 0x7f))
(assert_return
  (invoke "i8x16.replace-15"
    (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0xd5 0xe6 0x78 0x08 0x19 0x75 0x3b 0x4c 0x72 0x6e 0x7f)
    (i32.const 305419902))
  (v128.const i8x16 0x80 0x7e 0xa2 0xb3 0x7b 0xd5 0xe6 0x78 0x08 0x19 0x75 0x3b 0x4c 0x72 0x6e 0x7e))

;; i16x8.splat: the number in every lane, cut to the lane
;; SPEC exec-vsplat; Step_pure/vsplat
(assert_return (invoke "i16x8.splat" (i32.const 0)) (v128.const i16x8 0x0000 0x0000 0x0000 0x0000 0x0000 0x0000 0x0000 0x0000))
(assert_return (invoke "i16x8.splat" (i32.const -1)) (v128.const i16x8 0xffff 0xffff 0xffff 0xffff 0xffff 0xffff 0xffff 0xffff))
(assert_return (invoke "i16x8.splat" (i32.const 32767)) (v128.const i16x8 0x7fff 0x7fff 0x7fff 0x7fff 0x7fff 0x7fff 0x7fff 0x7fff))
(assert_return (invoke "i16x8.splat" (i32.const 32768)) (v128.const i16x8 0x8000 0x8000 0x8000 0x8000 0x8000 0x8000 0x8000 0x8000))
(assert_return (invoke "i16x8.splat" (i32.const 65535)) (v128.const i16x8 0xffff 0xffff 0xffff 0xffff 0xffff 0xffff 0xffff 0xffff))
(assert_return (invoke "i16x8.splat" (i32.const 65536)) (v128.const i16x8 0x0000 0x0000 0x0000 0x0000 0x0000 0x0000 0x0000 0x0000))
(assert_return (invoke "i16x8.splat" (i32.const 305419896)) (v128.const i16x8 0x5678 0x5678 0x5678 0x5678 0x5678 0x5678 0x5678 0x5678))

;; i16x8.extract_lane: lane i, counted from the lowest byte; _s with its sign, _u with zeros
;; SPEC exec-vextract_lane; Step_pure/vextract_lane-pack
(assert_return (invoke "i16x8.extract_s-0" (v128.const i16x8 0x8001 0x7e02 0xa203 0xb304 0x7b05 0xd506 0xe607 0x7808)) (i32.const -32767))
(assert_return (invoke "i16x8.extract_s-1" (v128.const i16x8 0x8001 0x7e02 0xa203 0xb304 0x7b05 0xd506 0xe607 0x7808)) (i32.const 32258))
(assert_return (invoke "i16x8.extract_s-2" (v128.const i16x8 0x8001 0x7e02 0xa203 0xb304 0x7b05 0xd506 0xe607 0x7808)) (i32.const -24061))
(assert_return (invoke "i16x8.extract_s-3" (v128.const i16x8 0x8001 0x7e02 0xa203 0xb304 0x7b05 0xd506 0xe607 0x7808)) (i32.const -19708))
(assert_return (invoke "i16x8.extract_s-4" (v128.const i16x8 0x8001 0x7e02 0xa203 0xb304 0x7b05 0xd506 0xe607 0x7808)) (i32.const 31493))
(assert_return (invoke "i16x8.extract_s-5" (v128.const i16x8 0x8001 0x7e02 0xa203 0xb304 0x7b05 0xd506 0xe607 0x7808)) (i32.const -11002))
(assert_return (invoke "i16x8.extract_s-6" (v128.const i16x8 0x8001 0x7e02 0xa203 0xb304 0x7b05 0xd506 0xe607 0x7808)) (i32.const -6649))
(assert_return (invoke "i16x8.extract_s-7" (v128.const i16x8 0x8001 0x7e02 0xa203 0xb304 0x7b05 0xd506 0xe607 0x7808)) (i32.const 30728))
(assert_return (invoke "i16x8.extract_u-0" (v128.const i16x8 0x8001 0x7e02 0xa203 0xb304 0x7b05 0xd506 0xe607 0x7808)) (i32.const 32769))
(assert_return (invoke "i16x8.extract_u-1" (v128.const i16x8 0x8001 0x7e02 0xa203 0xb304 0x7b05 0xd506 0xe607 0x7808)) (i32.const 32258))
(assert_return (invoke "i16x8.extract_u-2" (v128.const i16x8 0x8001 0x7e02 0xa203 0xb304 0x7b05 0xd506 0xe607 0x7808)) (i32.const 41475))
(assert_return (invoke "i16x8.extract_u-3" (v128.const i16x8 0x8001 0x7e02 0xa203 0xb304 0x7b05 0xd506 0xe607 0x7808)) (i32.const 45828))
(assert_return (invoke "i16x8.extract_u-4" (v128.const i16x8 0x8001 0x7e02 0xa203 0xb304 0x7b05 0xd506 0xe607 0x7808)) (i32.const 31493))
(assert_return (invoke "i16x8.extract_u-5" (v128.const i16x8 0x8001 0x7e02 0xa203 0xb304 0x7b05 0xd506 0xe607 0x7808)) (i32.const 54534))
(assert_return (invoke "i16x8.extract_u-6" (v128.const i16x8 0x8001 0x7e02 0xa203 0xb304 0x7b05 0xd506 0xe607 0x7808)) (i32.const 58887))
(assert_return (invoke "i16x8.extract_u-7" (v128.const i16x8 0x8001 0x7e02 0xa203 0xb304 0x7b05 0xd506 0xe607 0x7808)) (i32.const 30728))

;; i16x8.replace_lane: lane i alone changes
;; SPEC exec-vreplace_lane; Step_pure/vreplace_lane
(assert_return
  (invoke "i16x8.replace-0"
    (v128.const i16x8 0x8001 0x7e02 0xa203 0xb304 0x7b05 0xd506 0xe607 0x7808)
    (i32.const 305419896))
  (v128.const i16x8 0x5678 0x7e02 0xa203 0xb304 0x7b05 0xd506 0xe607 0x7808))
(assert_return
  (invoke "i16x8.replace-1"
    (v128.const i16x8 0x8001 0x7e02 0xa203 0xb304 0x7b05 0xd506 0xe607 0x7808)
    (i32.const 305419896))
  (v128.const i16x8 0x8001 0x5678 0xa203 0xb304 0x7b05 0xd506 0xe607 0x7808))
(assert_return
  (invoke "i16x8.replace-2"
    (v128.const i16x8 0x8001 0x7e02 0xa203 0xb304 0x7b05 0xd506 0xe607 0x7808)
    (i32.const 305419896))
  (v128.const i16x8 0x8001 0x7e02 0x5678 0xb304 0x7b05 0xd506 0xe607 0x7808))
(assert_return
  (invoke "i16x8.replace-3"
    (v128.const i16x8 0x8001 0x7e02 0xa203 0xb304 0x7b05 0xd506 0xe607 0x7808)
    (i32.const 305419896))
  (v128.const i16x8 0x8001 0x7e02 0xa203 0x5678 0x7b05 0xd506 0xe607 0x7808))
(assert_return
  (invoke "i16x8.replace-4"
    (v128.const i16x8 0x8001 0x7e02 0xa203 0xb304 0x7b05 0xd506 0xe607 0x7808)
    (i32.const 305419896))
  (v128.const i16x8 0x8001 0x7e02 0xa203 0xb304 0x5678 0xd506 0xe607 0x7808))
(assert_return
  (invoke "i16x8.replace-5"
    (v128.const i16x8 0x8001 0x7e02 0xa203 0xb304 0x7b05 0xd506 0xe607 0x7808)
    (i32.const 305419896))
  (v128.const i16x8 0x8001 0x7e02 0xa203 0xb304 0x7b05 0x5678 0xe607 0x7808))
(assert_return
  (invoke "i16x8.replace-6"
    (v128.const i16x8 0x8001 0x7e02 0xa203 0xb304 0x7b05 0xd506 0xe607 0x7808)
    (i32.const 305419896))
  (v128.const i16x8 0x8001 0x7e02 0xa203 0xb304 0x7b05 0xd506 0x5678 0x7808))
(assert_return
  (invoke "i16x8.replace-7"
    (v128.const i16x8 0x8001 0x7e02 0xa203 0xb304 0x7b05 0xd506 0xe607 0x7808)
    (i32.const 305419896))
  (v128.const i16x8 0x8001 0x7e02 0xa203 0xb304 0x7b05 0xd506 0xe607 0x5678))

;; i32x4.splat: the number in every lane
;; SPEC exec-vsplat; Step_pure/vsplat
(assert_return (invoke "i32x4.splat" (i32.const 0)) (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))
(assert_return (invoke "i32x4.splat" (i32.const -1)) (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0xffffffff))
(assert_return (invoke "i32x4.splat" (i32.const 2147483647)) (v128.const i32x4 0x7fffffff 0x7fffffff 0x7fffffff 0x7fffffff))
(assert_return (invoke "i32x4.splat" (i32.const -2147483648)) (v128.const i32x4 0x80000000 0x80000000 0x80000000 0x80000000))

;; i32x4.extract_lane: lane i, counted from the lowest byte, bit for bit
;; SPEC exec-vextract_lane; Step_pure/vextract_lane-num
(assert_return (invoke "i32x4.extract-0" (v128.const i32x4 0x80000001 0x7e000002 0xa2000003 0xb3000004)) (i32.const -2147483647))
(assert_return (invoke "i32x4.extract-1" (v128.const i32x4 0x80000001 0x7e000002 0xa2000003 0xb3000004)) (i32.const 2113929218))
(assert_return (invoke "i32x4.extract-2" (v128.const i32x4 0x80000001 0x7e000002 0xa2000003 0xb3000004)) (i32.const -1577058301))
(assert_return (invoke "i32x4.extract-3" (v128.const i32x4 0x80000001 0x7e000002 0xa2000003 0xb3000004)) (i32.const -1291845628))

;; i32x4.replace_lane: lane i alone changes
;; SPEC exec-vreplace_lane; Step_pure/vreplace_lane
(assert_return
  (invoke "i32x4.replace-0"
    (v128.const i32x4 0x80000001 0x7e000002 0xa2000003 0xb3000004)
    (i32.const -2))
  (v128.const i32x4 0xfffffffe 0x7e000002 0xa2000003 0xb3000004))
(assert_return
  (invoke "i32x4.replace-1"
    (v128.const i32x4 0x80000001 0x7e000002 0xa2000003 0xb3000004)
    (i32.const -2))
  (v128.const i32x4 0x80000001 0xfffffffe 0xa2000003 0xb3000004))
(assert_return
  (invoke "i32x4.replace-2"
    (v128.const i32x4 0x80000001 0x7e000002 0xa2000003 0xb3000004)
    (i32.const -2))
  (v128.const i32x4 0x80000001 0x7e000002 0xfffffffe 0xb3000004))
(assert_return
  (invoke "i32x4.replace-3"
    (v128.const i32x4 0x80000001 0x7e000002 0xa2000003 0xb3000004)
    (i32.const -2))
  (v128.const i32x4 0x80000001 0x7e000002 0xa2000003 0xfffffffe))

;; i64x2.splat: the number in every lane
;; SPEC exec-vsplat; Step_pure/vsplat
(assert_return (invoke "i64x2.splat" (i64.const 0)) (v128.const i64x2 0x0000000000000000 0x0000000000000000))
(assert_return (invoke "i64x2.splat" (i64.const -1)) (v128.const i64x2 0xffffffffffffffff 0xffffffffffffffff))
(assert_return (invoke "i64x2.splat" (i64.const 9223372036854775807)) (v128.const i64x2 0x7fffffffffffffff 0x7fffffffffffffff))
(assert_return (invoke "i64x2.splat" (i64.const -9223372036854775808)) (v128.const i64x2 0x8000000000000000 0x8000000000000000))

;; i64x2.extract_lane: lane i, counted from the lowest byte, bit for bit
;; SPEC exec-vextract_lane; Step_pure/vextract_lane-num
(assert_return (invoke "i64x2.extract-0" (v128.const i64x2 0x8000000000000001 0x7e00000000000002)) (i64.const -9223372036854775807))
(assert_return (invoke "i64x2.extract-1" (v128.const i64x2 0x8000000000000001 0x7e00000000000002)) (i64.const 9079256848778919938))

;; i64x2.replace_lane: lane i alone changes
;; SPEC exec-vreplace_lane; Step_pure/vreplace_lane
(assert_return
  (invoke "i64x2.replace-0"
    (v128.const i64x2 0x8000000000000001 0x7e00000000000002)
    (i64.const -2))
  (v128.const i64x2 0xfffffffffffffffe 0x7e00000000000002))
(assert_return
  (invoke "i64x2.replace-1"
    (v128.const i64x2 0x8000000000000001 0x7e00000000000002)
    (i64.const -2))
  (v128.const i64x2 0x8000000000000001 0xfffffffffffffffe))

;; f32x4.splat: the number in every lane
;; SPEC exec-vsplat; Step_pure/vsplat
(assert_return (invoke "f32x4.splat" (f32.const 0)) (v128.const f32x4 0 0 0 0))
(assert_return (invoke "f32x4.splat" (f32.const -0)) (v128.const f32x4 -0 -0 -0 -0))
(assert_return (invoke "f32x4.splat" (f32.const 1.5)) (v128.const f32x4 1.5 1.5 1.5 1.5))
(assert_return (invoke "f32x4.splat" (f32.const -inf)) (v128.const f32x4 -inf -inf -inf -inf))
(assert_return (invoke "f32x4.splat" (f32.const nan)) (v128.const f32x4 nan nan nan nan))
(assert_return (invoke "f32x4.splat" (f32.const -nan:0x200001)) (v128.const f32x4 -nan:0x200001 -nan:0x200001 -nan:0x200001 -nan:0x200001))
(assert_return (invoke "f32x4.splat" (f32.const 0x1.fffffep+127)) (v128.const f32x4 0x1.fffffep+127 0x1.fffffep+127 0x1.fffffep+127 0x1.fffffep+127))

;; f32x4.extract_lane: lane i, counted from the lowest byte, bit for bit
;; SPEC exec-vextract_lane; Step_pure/vextract_lane-num
(assert_return (invoke "f32x4.extract-0" (v128.const f32x4 -0 nan:0x200000 1.5 -inf)) (f32.const -0))
(assert_return (invoke "f32x4.extract-1" (v128.const f32x4 -0 nan:0x200000 1.5 -inf)) (f32.const nan:0x200000))
(assert_return (invoke "f32x4.extract-2" (v128.const f32x4 -0 nan:0x200000 1.5 -inf)) (f32.const 1.5))
(assert_return (invoke "f32x4.extract-3" (v128.const f32x4 -0 nan:0x200000 1.5 -inf)) (f32.const -inf))

;; f32x4.replace_lane: lane i alone changes
;; SPEC exec-vreplace_lane; Step_pure/vreplace_lane
(assert_return (invoke "f32x4.replace-0" (v128.const f32x4 -0 nan:0x200000 1.5 -inf) (f32.const nan:0x200001)) (v128.const f32x4 nan:0x200001 nan:0x200000 1.5 -inf))
(assert_return (invoke "f32x4.replace-1" (v128.const f32x4 -0 nan:0x200000 1.5 -inf) (f32.const nan:0x200001)) (v128.const f32x4 -0 nan:0x200001 1.5 -inf))
(assert_return (invoke "f32x4.replace-2" (v128.const f32x4 -0 nan:0x200000 1.5 -inf) (f32.const nan:0x200001)) (v128.const f32x4 -0 nan:0x200000 nan:0x200001 -inf))
(assert_return (invoke "f32x4.replace-3" (v128.const f32x4 -0 nan:0x200000 1.5 -inf) (f32.const nan:0x200001)) (v128.const f32x4 -0 nan:0x200000 1.5 nan:0x200001))

;; f64x2.splat: the number in every lane
;; SPEC exec-vsplat; Step_pure/vsplat
(assert_return (invoke "f64x2.splat" (f64.const 0)) (v128.const f64x2 0 0))
(assert_return (invoke "f64x2.splat" (f64.const -0)) (v128.const f64x2 -0 -0))
(assert_return (invoke "f64x2.splat" (f64.const 1.5)) (v128.const f64x2 1.5 1.5))
(assert_return (invoke "f64x2.splat" (f64.const -inf)) (v128.const f64x2 -inf -inf))
(assert_return (invoke "f64x2.splat" (f64.const nan)) (v128.const f64x2 nan nan))
(assert_return (invoke "f64x2.splat" (f64.const -nan:0x200001)) (v128.const f64x2 -nan:0x200001 -nan:0x200001))
(assert_return (invoke "f64x2.splat" (f64.const 0x1.fffffffffffffp+1023)) (v128.const f64x2 0x1.fffffffffffffp+1023 0x1.fffffffffffffp+1023))

;; f64x2.extract_lane: lane i, counted from the lowest byte, bit for bit
;; SPEC exec-vextract_lane; Step_pure/vextract_lane-num
(assert_return (invoke "f64x2.extract-0" (v128.const f64x2 -nan:0x4000000000000 0x0.0000000000001p-1022)) (f64.const -nan:0x4000000000000))
(assert_return (invoke "f64x2.extract-1" (v128.const f64x2 -nan:0x4000000000000 0x0.0000000000001p-1022)) (f64.const 0x0.0000000000001p-1022))

;; f64x2.replace_lane: lane i alone changes
;; SPEC exec-vreplace_lane; Step_pure/vreplace_lane
(assert_return
  (invoke "f64x2.replace-0"
    (v128.const f64x2 -nan:0x4000000000000 0x0.0000000000001p-1022)
    (f64.const nan:0x4000000000001))
  (v128.const f64x2 nan:0x4000000000001 0x0.0000000000001p-1022))
(assert_return
  (invoke "f64x2.replace-1"
    (v128.const f64x2 -nan:0x4000000000000 0x0.0000000000001p-1022)
    (f64.const nan:0x4000000000001))
  (v128.const f64x2 -nan:0x4000000000000 nan:0x4000000000001))
