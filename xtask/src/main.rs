//! Makes the JavaScript glue of a compiled module: `cargo run -p xtask -- <module.wasm> <folder> <name>`.
//!
//! The glue generator is used as a library, so that nobody has to install a command of just the right version: the one
//! lock file pins it to the `wasm-bindgen` that the core is compiled with.
//! Not here: compiling, optimising and measuring. `xtask/build.mjs` does those and calls this in between.

use std::process::ExitCode;
use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let [module, folder, name] = given.as_slice() else {
        eprintln!(
            "usage: cargo run -p xtask -- <module.wasm> <folder> <name>   (npm run build does all of it)"
        );
        return ExitCode::from(2); // the usual status for a wrong command line
    };
    let mut bindgen = Bindgen::new();
    let made = bindgen
        .input_path(module)
        .out_name(name)
        // The types are written by hand: pkg/index.d.ts.
        .typescript(false)
        // No `import.meta.url` in the glue: pkg/load.js finds the bytes, and bundlers emit no second copy of them.
        .omit_default_module_path(true)
        // After a trap the package makes a fresh instance of the same module: pkg/core.js.
        .reset_state_function(true)
        .web(true)
        .and_then(|bindgen| bindgen.generate(folder));
    match made {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("no glue for {module}: {error:#}");
            ExitCode::FAILURE
        }
    }
}
