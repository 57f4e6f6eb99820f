//! Room for a batch, made at once.
//!
//! Rust's allocator for wasm asks its host for 64 kB whenever it runs short. V8 answers each such request with a new
//! `ArrayBuffer` whose size counts as pressure on its garbage collector, so that an engine that grows by hundreds of
//! megabytes spends most of its time collecting and growing (in Node 20, with a host that held 300,000 objects: over two
//! thirds of it).
//! So memory that was about to run short grows by a sixteenth of what there is: in a hundred steps from 3 MB to 1 GB.
//! Not here: what the room is used for, and giving it back, which wasm cannot.

use core::arch::wasm32::memory_size;
use core::hint::black_box;
use core::sync::atomic::{AtomicUsize, Ordering::Relaxed};

const PAGE: usize = 1 << 16;
/// As little as makes the growing rare: what is not used in the end is taken for nothing.
const STEP: usize = 16;

/// Pages of the memory, when it was last looked at.
static SEEN: AtomicUsize = AtomicUsize::new(0);

/// Makes room where the memory has grown since the last time, for then it had been full.
pub(super) fn make_room() {
    let pages = memory_size::<0>();
    if SEEN.swap(pages, Relaxed) != pages {
        make_room_for(pages / STEP * PAGE);
        SEEN.store(memory_size::<0>(), Relaxed);
    }
}

/// Makes room for a state that is about to be read: it takes two to three times the bytes of its snapshot.
pub(super) fn make_room_to_restore(snapshot: &[u8]) {
    make_room_for(snapshot.len().saturating_mul(2));
}

/// Takes so many bytes and gives them back: the allocator keeps what it once had. Where there are not so many, it goes on
/// with what there is.
fn make_room_for(bytes: usize) {
    let mut room = Vec::<u8>::new();
    let _ = room.try_reserve_exact(bytes);
    drop(black_box(room));
}
