(module
  (type
    (module
      (type $WasiFile (instance
        (export "read" (func (param i32 i32 i32) (result i32)))
        (export "write" (func (param i32 i32 i32) (result i32)))
      ))
      (import "Win32" "ReadFile" (func (param i32 i32 i32 i32) (result i32)))
      (import "Win32" "WriteFile" (func (param i32 i32 i32 i32) (result i32)))
      (export $WasiFile)
    )
  )
)
