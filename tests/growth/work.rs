//! Work, counted: blocks of code that ran, and bytes that were asked for. Never time.
//!
//! The compiler calls `__sanitizer_cov_trace_pc` at the beginning of every block of code that it makes here (LLVM's
//! SanitizerCoverage, which `xtask/growth.mjs` asks for), of the crates and of what they make of the standard library's
//! generic code. The same build counts the same for the same calls, on any machine. Sixteen bytes asked for count as one
//! block: what is copied whole (a cloned list of numbers) runs through no block of ours.
//! Not counted: what the standard library brings compiled, above all `memmove` under an insertion into the middle of a list.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// Bytes that count as one block: two machine words, the least that an allocator gives.
const BYTES: u64 = 16;

static BLOCKS: AtomicU64 = AtomicU64::new(0);
static ASKED: AtomicU64 = AtomicU64::new(0);

/// One block ran. A load and a store, no exchange: one thread counts at a time, and this is called a billion times.
#[allow(unsafe_code)] // the name that the compiler calls
#[unsafe(no_mangle)]
extern "C" fn __sanitizer_cov_trace_pc() {
    BLOCKS.store(BLOCKS.load(Relaxed).wrapping_add(1), Relaxed);
}

struct Counting;

#[allow(unsafe_code)] // hands every call on as it came
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ASKED.fetch_add(layout.size() as u64, Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        unsafe { System.dealloc(at, layout) }
    }

    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        ASKED.fetch_add(size.saturating_sub(layout.size()) as u64, Relaxed);
        unsafe { System.realloc(at, layout, size) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

/// The work of a call, and what it returned.
pub(crate) fn work_of<T>(call: impl FnOnce() -> T) -> (u64, T) {
    let counted = || BLOCKS.load(Relaxed) + ASKED.load(Relaxed) / BYTES;
    let before = counted();
    let result = call();
    (counted() - before, result)
}
