;; Loads and stores: a memory must be there, alignment at most natural, i32 address, value of the type.
;; SPEC valid-load-val, valid-load-pack, valid-store-val, valid-store-pack, valid-memarg; Instr_ok/load-val, Instr_ok/load-pack, Instr_ok/store-val, Instr_ok/store-pack, Memarg_ok

;; i32.load : i32 -> i32
;; SPEC valid-load-val, valid-memarg; Instr_ok/load-val, Memarg_ok
(module (memory 1) (func (drop (i32.load align=1 (i32.const 0))) (drop (i32.load align=2 (i32.const 0))) (drop (i32.load align=4 (i32.const 0)))))
(assert_invalid (module (func (drop (i32.load (i32.const 0))))) "unknown memory 0")
(assert_invalid (module (memory 1) (func (drop (i32.load align=8 (i32.const 0))))) "alignment must not be larger than natural")
(assert_invalid (module (memory 1) (func (result i32) (i32.load))) "type mismatch")
(assert_invalid (module (memory 1) (func (result i32) (i32.load (i64.const 0)))) "type mismatch")
(assert_invalid (module (memory 1) (func (result i64) (i32.load (i32.const 0)))) "type mismatch")

;; i64.load : i32 -> i64
;; SPEC valid-load-val, valid-memarg; Instr_ok/load-val, Memarg_ok
(module (memory 1) (func (drop (i64.load align=1 (i32.const 0))) (drop (i64.load align=2 (i32.const 0))) (drop (i64.load align=4 (i32.const 0))) (drop (i64.load align=8 (i32.const 0)))))
(assert_invalid (module (func (drop (i64.load (i32.const 0))))) "unknown memory 0")
(assert_invalid (module (memory 1) (func (drop (i64.load align=16 (i32.const 0))))) "alignment must not be larger than natural")
(assert_invalid (module (memory 1) (func (result i64) (i64.load))) "type mismatch")
(assert_invalid (module (memory 1) (func (result i64) (i64.load (i64.const 0)))) "type mismatch")
(assert_invalid (module (memory 1) (func (result i32) (i64.load (i32.const 0)))) "type mismatch")

;; f32.load : i32 -> f32
;; SPEC valid-load-val, valid-memarg; Instr_ok/load-val, Memarg_ok
(module (memory 1) (func (drop (f32.load align=1 (i32.const 0))) (drop (f32.load align=2 (i32.const 0))) (drop (f32.load align=4 (i32.const 0)))))
(assert_invalid (module (func (drop (f32.load (i32.const 0))))) "unknown memory 0")
(assert_invalid (module (memory 1) (func (drop (f32.load align=8 (i32.const 0))))) "alignment must not be larger than natural")
(assert_invalid (module (memory 1) (func (result f32) (f32.load))) "type mismatch")
(assert_invalid (module (memory 1) (func (result f32) (f32.load (i64.const 0)))) "type mismatch")
(assert_invalid (module (memory 1) (func (result f64) (f32.load (i32.const 0)))) "type mismatch")

;; f64.load : i32 -> f64
;; SPEC valid-load-val, valid-memarg; Instr_ok/load-val, Memarg_ok
(module (memory 1) (func (drop (f64.load align=1 (i32.const 0))) (drop (f64.load align=2 (i32.const 0))) (drop (f64.load align=4 (i32.const 0))) (drop (f64.load align=8 (i32.const 0)))))
(assert_invalid (module (func (drop (f64.load (i32.const 0))))) "unknown memory 0")
(assert_invalid (module (memory 1) (func (drop (f64.load align=16 (i32.const 0))))) "alignment must not be larger than natural")
(assert_invalid (module (memory 1) (func (result f64) (f64.load))) "type mismatch")
(assert_invalid (module (memory 1) (func (result f64) (f64.load (i64.const 0)))) "type mismatch")
(assert_invalid (module (memory 1) (func (result f32) (f64.load (i32.const 0)))) "type mismatch")

;; i32.load8_s : i32 -> i32
;; SPEC valid-load-pack, valid-memarg; Instr_ok/load-pack, Memarg_ok
(module (memory 1) (func (drop (i32.load8_s align=1 (i32.const 0)))))
(assert_invalid (module (func (drop (i32.load8_s (i32.const 0))))) "unknown memory 0")
(assert_invalid (module (memory 1) (func (drop (i32.load8_s align=2 (i32.const 0))))) "alignment must not be larger than natural")
(assert_invalid (module (memory 1) (func (result i32) (i32.load8_s))) "type mismatch")
(assert_invalid (module (memory 1) (func (result i32) (i32.load8_s (i64.const 0)))) "type mismatch")
(assert_invalid (module (memory 1) (func (result i64) (i32.load8_s (i32.const 0)))) "type mismatch")

;; i32.load8_u : i32 -> i32
;; SPEC valid-load-pack, valid-memarg; Instr_ok/load-pack, Memarg_ok
(module (memory 1) (func (drop (i32.load8_u align=1 (i32.const 0)))))
(assert_invalid (module (func (drop (i32.load8_u (i32.const 0))))) "unknown memory 0")
(assert_invalid (module (memory 1) (func (drop (i32.load8_u align=2 (i32.const 0))))) "alignment must not be larger than natural")
(assert_invalid (module (memory 1) (func (result i32) (i32.load8_u))) "type mismatch")
(assert_invalid (module (memory 1) (func (result i32) (i32.load8_u (i64.const 0)))) "type mismatch")
(assert_invalid (module (memory 1) (func (result i64) (i32.load8_u (i32.const 0)))) "type mismatch")

;; i32.load16_s : i32 -> i32
;; SPEC valid-load-pack, valid-memarg; Instr_ok/load-pack, Memarg_ok
(module (memory 1) (func (drop (i32.load16_s align=1 (i32.const 0))) (drop (i32.load16_s align=2 (i32.const 0)))))
(assert_invalid (module (func (drop (i32.load16_s (i32.const 0))))) "unknown memory 0")
(assert_invalid (module (memory 1) (func (drop (i32.load16_s align=4 (i32.const 0))))) "alignment must not be larger than natural")
(assert_invalid (module (memory 1) (func (result i32) (i32.load16_s))) "type mismatch")
(assert_invalid (module (memory 1) (func (result i32) (i32.load16_s (i64.const 0)))) "type mismatch")
(assert_invalid (module (memory 1) (func (result i64) (i32.load16_s (i32.const 0)))) "type mismatch")

;; i32.load16_u : i32 -> i32
;; SPEC valid-load-pack, valid-memarg; Instr_ok/load-pack, Memarg_ok
(module (memory 1) (func (drop (i32.load16_u align=1 (i32.const 0))) (drop (i32.load16_u align=2 (i32.const 0)))))
(assert_invalid (module (func (drop (i32.load16_u (i32.const 0))))) "unknown memory 0")
(assert_invalid (module (memory 1) (func (drop (i32.load16_u align=4 (i32.const 0))))) "alignment must not be larger than natural")
(assert_invalid (module (memory 1) (func (result i32) (i32.load16_u))) "type mismatch")
(assert_invalid (module (memory 1) (func (result i32) (i32.load16_u (i64.const 0)))) "type mismatch")
(assert_invalid (module (memory 1) (func (result i64) (i32.load16_u (i32.const 0)))) "type mismatch")

;; i64.load8_s : i32 -> i64
;; SPEC valid-load-pack, valid-memarg; Instr_ok/load-pack, Memarg_ok
(module (memory 1) (func (drop (i64.load8_s align=1 (i32.const 0)))))
(assert_invalid (module (func (drop (i64.load8_s (i32.const 0))))) "unknown memory 0")
(assert_invalid (module (memory 1) (func (drop (i64.load8_s align=2 (i32.const 0))))) "alignment must not be larger than natural")
(assert_invalid (module (memory 1) (func (result i64) (i64.load8_s))) "type mismatch")
(assert_invalid (module (memory 1) (func (result i64) (i64.load8_s (i64.const 0)))) "type mismatch")
(assert_invalid (module (memory 1) (func (result i32) (i64.load8_s (i32.const 0)))) "type mismatch")

;; i64.load8_u : i32 -> i64
;; SPEC valid-load-pack, valid-memarg; Instr_ok/load-pack, Memarg_ok
(module (memory 1) (func (drop (i64.load8_u align=1 (i32.const 0)))))
(assert_invalid (module (func (drop (i64.load8_u (i32.const 0))))) "unknown memory 0")
(assert_invalid (module (memory 1) (func (drop (i64.load8_u align=2 (i32.const 0))))) "alignment must not be larger than natural")
(assert_invalid (module (memory 1) (func (result i64) (i64.load8_u))) "type mismatch")
(assert_invalid (module (memory 1) (func (result i64) (i64.load8_u (i64.const 0)))) "type mismatch")
(assert_invalid (module (memory 1) (func (result i32) (i64.load8_u (i32.const 0)))) "type mismatch")

;; i64.load16_s : i32 -> i64
;; SPEC valid-load-pack, valid-memarg; Instr_ok/load-pack, Memarg_ok
(module (memory 1) (func (drop (i64.load16_s align=1 (i32.const 0))) (drop (i64.load16_s align=2 (i32.const 0)))))
(assert_invalid (module (func (drop (i64.load16_s (i32.const 0))))) "unknown memory 0")
(assert_invalid (module (memory 1) (func (drop (i64.load16_s align=4 (i32.const 0))))) "alignment must not be larger than natural")
(assert_invalid (module (memory 1) (func (result i64) (i64.load16_s))) "type mismatch")
(assert_invalid (module (memory 1) (func (result i64) (i64.load16_s (i64.const 0)))) "type mismatch")
(assert_invalid (module (memory 1) (func (result i32) (i64.load16_s (i32.const 0)))) "type mismatch")

;; i64.load16_u : i32 -> i64
;; SPEC valid-load-pack, valid-memarg; Instr_ok/load-pack, Memarg_ok
(module (memory 1) (func (drop (i64.load16_u align=1 (i32.const 0))) (drop (i64.load16_u align=2 (i32.const 0)))))
(assert_invalid (module (func (drop (i64.load16_u (i32.const 0))))) "unknown memory 0")
(assert_invalid (module (memory 1) (func (drop (i64.load16_u align=4 (i32.const 0))))) "alignment must not be larger than natural")
(assert_invalid (module (memory 1) (func (result i64) (i64.load16_u))) "type mismatch")
(assert_invalid (module (memory 1) (func (result i64) (i64.load16_u (i64.const 0)))) "type mismatch")
(assert_invalid (module (memory 1) (func (result i32) (i64.load16_u (i32.const 0)))) "type mismatch")

;; i64.load32_s : i32 -> i64
;; SPEC valid-load-pack, valid-memarg; Instr_ok/load-pack, Memarg_ok
(module (memory 1) (func (drop (i64.load32_s align=1 (i32.const 0))) (drop (i64.load32_s align=2 (i32.const 0))) (drop (i64.load32_s align=4 (i32.const 0)))))
(assert_invalid (module (func (drop (i64.load32_s (i32.const 0))))) "unknown memory 0")
(assert_invalid (module (memory 1) (func (drop (i64.load32_s align=8 (i32.const 0))))) "alignment must not be larger than natural")
(assert_invalid (module (memory 1) (func (result i64) (i64.load32_s))) "type mismatch")
(assert_invalid (module (memory 1) (func (result i64) (i64.load32_s (i64.const 0)))) "type mismatch")
(assert_invalid (module (memory 1) (func (result i32) (i64.load32_s (i32.const 0)))) "type mismatch")

;; i64.load32_u : i32 -> i64
;; SPEC valid-load-pack, valid-memarg; Instr_ok/load-pack, Memarg_ok
(module (memory 1) (func (drop (i64.load32_u align=1 (i32.const 0))) (drop (i64.load32_u align=2 (i32.const 0))) (drop (i64.load32_u align=4 (i32.const 0)))))
(assert_invalid (module (func (drop (i64.load32_u (i32.const 0))))) "unknown memory 0")
(assert_invalid (module (memory 1) (func (drop (i64.load32_u align=8 (i32.const 0))))) "alignment must not be larger than natural")
(assert_invalid (module (memory 1) (func (result i64) (i64.load32_u))) "type mismatch")
(assert_invalid (module (memory 1) (func (result i64) (i64.load32_u (i64.const 0)))) "type mismatch")
(assert_invalid (module (memory 1) (func (result i32) (i64.load32_u (i32.const 0)))) "type mismatch")

;; i32.store : i32 i32 ->
;; SPEC valid-store-val, valid-memarg; Instr_ok/store-val, Memarg_ok
(module (memory 1) (func (i32.store align=1 (i32.const 0) (i32.const 0)) (i32.store align=2 (i32.const 0) (i32.const 0)) (i32.store align=4 (i32.const 0) (i32.const 0))))
(assert_invalid (module (func (i32.store (i32.const 0) (i32.const 0)))) "unknown memory 0")
(assert_invalid (module (memory 1) (func (i32.store align=8 (i32.const 0) (i32.const 0)))) "alignment must not be larger than natural")
(assert_invalid (module (memory 1) (func (i32.store (i32.const 0)))) "type mismatch")
(assert_invalid (module (memory 1) (func (i32.store (f32.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (memory 1) (func (i32.store (i32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (memory 1) (func (result i32) (i32.store (i32.const 0) (i32.const 0)))) "type mismatch")

;; i64.store : i32 i64 ->
;; SPEC valid-store-val, valid-memarg; Instr_ok/store-val, Memarg_ok
(module (memory 1) (func (i64.store align=1 (i32.const 0) (i64.const 0)) (i64.store align=2 (i32.const 0) (i64.const 0)) (i64.store align=4 (i32.const 0) (i64.const 0)) (i64.store align=8 (i32.const 0) (i64.const 0))))
(assert_invalid (module (func (i64.store (i32.const 0) (i64.const 0)))) "unknown memory 0")
(assert_invalid (module (memory 1) (func (i64.store align=16 (i32.const 0) (i64.const 0)))) "alignment must not be larger than natural")
(assert_invalid (module (memory 1) (func (i64.store (i32.const 0)))) "type mismatch")
(assert_invalid (module (memory 1) (func (i64.store (f32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (memory 1) (func (i64.store (i32.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (memory 1) (func (result i32) (i64.store (i32.const 0) (i64.const 0)))) "type mismatch")

;; f32.store : i32 f32 ->
;; SPEC valid-store-val, valid-memarg; Instr_ok/store-val, Memarg_ok
(module (memory 1) (func (f32.store align=1 (i32.const 0) (f32.const 0)) (f32.store align=2 (i32.const 0) (f32.const 0)) (f32.store align=4 (i32.const 0) (f32.const 0))))
(assert_invalid (module (func (f32.store (i32.const 0) (f32.const 0)))) "unknown memory 0")
(assert_invalid (module (memory 1) (func (f32.store align=8 (i32.const 0) (f32.const 0)))) "alignment must not be larger than natural")
(assert_invalid (module (memory 1) (func (f32.store (i32.const 0)))) "type mismatch")
(assert_invalid (module (memory 1) (func (f32.store (f32.const 0) (f32.const 0)))) "type mismatch")
(assert_invalid (module (memory 1) (func (f32.store (i32.const 0) (f64.const 0)))) "type mismatch")
(assert_invalid (module (memory 1) (func (result i32) (f32.store (i32.const 0) (f32.const 0)))) "type mismatch")

;; f64.store : i32 f64 ->
;; SPEC valid-store-val, valid-memarg; Instr_ok/store-val, Memarg_ok
(module (memory 1) (func (f64.store align=1 (i32.const 0) (f64.const 0)) (f64.store align=2 (i32.const 0) (f64.const 0)) (f64.store align=4 (i32.const 0) (f64.const 0)) (f64.store align=8 (i32.const 0) (f64.const 0))))
(assert_invalid (module (func (f64.store (i32.const 0) (f64.const 0)))) "unknown memory 0")
(assert_invalid (module (memory 1) (func (f64.store align=16 (i32.const 0) (f64.const 0)))) "alignment must not be larger than natural")
(assert_invalid (module (memory 1) (func (f64.store (i32.const 0)))) "type mismatch")
(assert_invalid (module (memory 1) (func (f64.store (f32.const 0) (f64.const 0)))) "type mismatch")
(assert_invalid (module (memory 1) (func (f64.store (i32.const 0) (f32.const 0)))) "type mismatch")
(assert_invalid (module (memory 1) (func (result i32) (f64.store (i32.const 0) (f64.const 0)))) "type mismatch")

;; i32.store8 : i32 i32 ->
;; SPEC valid-store-pack, valid-memarg; Instr_ok/store-pack, Memarg_ok
(module (memory 1) (func (i32.store8 align=1 (i32.const 0) (i32.const 0))))
(assert_invalid (module (func (i32.store8 (i32.const 0) (i32.const 0)))) "unknown memory 0")
(assert_invalid (module (memory 1) (func (i32.store8 align=2 (i32.const 0) (i32.const 0)))) "alignment must not be larger than natural")
(assert_invalid (module (memory 1) (func (i32.store8 (i32.const 0)))) "type mismatch")
(assert_invalid (module (memory 1) (func (i32.store8 (f32.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (memory 1) (func (i32.store8 (i32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (memory 1) (func (result i32) (i32.store8 (i32.const 0) (i32.const 0)))) "type mismatch")

;; i32.store16 : i32 i32 ->
;; SPEC valid-store-pack, valid-memarg; Instr_ok/store-pack, Memarg_ok
(module (memory 1) (func (i32.store16 align=1 (i32.const 0) (i32.const 0)) (i32.store16 align=2 (i32.const 0) (i32.const 0))))
(assert_invalid (module (func (i32.store16 (i32.const 0) (i32.const 0)))) "unknown memory 0")
(assert_invalid (module (memory 1) (func (i32.store16 align=4 (i32.const 0) (i32.const 0)))) "alignment must not be larger than natural")
(assert_invalid (module (memory 1) (func (i32.store16 (i32.const 0)))) "type mismatch")
(assert_invalid (module (memory 1) (func (i32.store16 (f32.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (memory 1) (func (i32.store16 (i32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (memory 1) (func (result i32) (i32.store16 (i32.const 0) (i32.const 0)))) "type mismatch")

;; i64.store8 : i32 i64 ->
;; SPEC valid-store-pack, valid-memarg; Instr_ok/store-pack, Memarg_ok
(module (memory 1) (func (i64.store8 align=1 (i32.const 0) (i64.const 0))))
(assert_invalid (module (func (i64.store8 (i32.const 0) (i64.const 0)))) "unknown memory 0")
(assert_invalid (module (memory 1) (func (i64.store8 align=2 (i32.const 0) (i64.const 0)))) "alignment must not be larger than natural")
(assert_invalid (module (memory 1) (func (i64.store8 (i32.const 0)))) "type mismatch")
(assert_invalid (module (memory 1) (func (i64.store8 (f32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (memory 1) (func (i64.store8 (i32.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (memory 1) (func (result i32) (i64.store8 (i32.const 0) (i64.const 0)))) "type mismatch")

;; i64.store16 : i32 i64 ->
;; SPEC valid-store-pack, valid-memarg; Instr_ok/store-pack, Memarg_ok
(module (memory 1) (func (i64.store16 align=1 (i32.const 0) (i64.const 0)) (i64.store16 align=2 (i32.const 0) (i64.const 0))))
(assert_invalid (module (func (i64.store16 (i32.const 0) (i64.const 0)))) "unknown memory 0")
(assert_invalid (module (memory 1) (func (i64.store16 align=4 (i32.const 0) (i64.const 0)))) "alignment must not be larger than natural")
(assert_invalid (module (memory 1) (func (i64.store16 (i32.const 0)))) "type mismatch")
(assert_invalid (module (memory 1) (func (i64.store16 (f32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (memory 1) (func (i64.store16 (i32.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (memory 1) (func (result i32) (i64.store16 (i32.const 0) (i64.const 0)))) "type mismatch")

;; i64.store32 : i32 i64 ->
;; SPEC valid-store-pack, valid-memarg; Instr_ok/store-pack, Memarg_ok
(module (memory 1) (func (i64.store32 align=1 (i32.const 0) (i64.const 0)) (i64.store32 align=2 (i32.const 0) (i64.const 0)) (i64.store32 align=4 (i32.const 0) (i64.const 0))))
(assert_invalid (module (func (i64.store32 (i32.const 0) (i64.const 0)))) "unknown memory 0")
(assert_invalid (module (memory 1) (func (i64.store32 align=8 (i32.const 0) (i64.const 0)))) "alignment must not be larger than natural")
(assert_invalid (module (memory 1) (func (i64.store32 (i32.const 0)))) "type mismatch")
(assert_invalid (module (memory 1) (func (i64.store32 (f32.const 0) (i64.const 0)))) "type mismatch")
(assert_invalid (module (memory 1) (func (i64.store32 (i32.const 0) (i32.const 0)))) "type mismatch")
(assert_invalid (module (memory 1) (func (result i32) (i64.store32 (i32.const 0) (i64.const 0)))) "type mismatch")
