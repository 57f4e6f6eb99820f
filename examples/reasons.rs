//! Prints the declarations of all reasons as JSON: `cargo run --example reasons`.
//!
//! What the package's messages need of them, and the page of reference of each, are made from this. Beside what `about()`
//! tells, settings say here what they are and why they are so much: the module does without those texts.

fn main() -> serde_json::Result<()> {
    let reasons = wallet_sentinel::shape::ReasonSpec::all();
    println!("{}", serde_json::to_string_pretty(&reasons)?);
    Ok(())
}
