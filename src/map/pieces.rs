//! Pieces: a queue that grows by pieces of one length, so that nothing which is there is moved, and no room for twice as much kept.
//!
//! A queue in one piece doubles when it is full. Of many that grow at the same time a third is then room for what has not come, and
//! what they have grown out of lies about in holes which nothing fits. The first piece grows by itself, since most queues stay short.
//! Not here: values found by a key (`map`).

use std::collections::{VecDeque, vec_deque};
use std::slice;

/// Length of a piece: of a phone's thousand payments there are two dozen. Judgement: what is taken from the front is moved up to it.
const LENGTH: usize = 64;

/// Values that the last piece has room for at a time: of a phone's thousand payments one in a hundred is room that is empty, and of
/// four sizes what one has grown out of fits another.
const GROWS_BY: usize = 16;

/// Queue in pieces.
#[derive(Debug, Clone)]
pub(super) struct Pieces<T> {
    /// Each of them full but the first, at its front, and the last, at its back; none is empty.
    pieces: VecDeque<Vec<T>>,
    /// Number that were taken from the front of the first.
    gone: usize,
}

impl<T> Pieces<T> {
    pub(super) const fn new() -> Self {
        Self {
            pieces: VecDeque::new(),
            gone: 0,
        }
    }

    /// Piece and place in it of a position, whether or not there is one.
    fn place(&self, position: usize) -> (usize, usize) {
        let place = position.saturating_add(self.gone); // whoever asks for none at all asks for the last that can be
        match place / LENGTH {
            0 => (0, position),
            piece => (piece, place % LENGTH),
        }
    }

    pub(super) fn get(&self, position: usize) -> Option<&T> {
        let (piece, place) = self.place(position);
        self.pieces.get(piece)?.get(place)
    }

    pub(super) fn get_mut(&mut self, position: usize) -> Option<&mut T> {
        let (piece, place) = self.place(position);
        self.pieces.get_mut(piece)?.get_mut(place)
    }

    /// What is known to be at this position.
    #[allow(clippy::indexing_slicing)]
    pub(super) fn found(&mut self, position: usize) -> &mut T {
        let (piece, place) = self.place(position);
        &mut self.pieces[piece][place]
    }

    pub(super) fn push_back(&mut self, value: T) {
        let taken = if self.pieces.len() == 1 { self.gone } else { 0 };
        match self.pieces.back_mut() {
            Some(last) if last.len() + taken < LENGTH => {
                if last.len() == last.capacity() {
                    last.reserve_exact(last.len().clamp(1, GROWS_BY));
                }
                last.push(value);
            }
            before => {
                let room = if before.is_some() { GROWS_BY } else { 1 };
                let mut piece = Vec::with_capacity(room);
                piece.push(value);
                self.pieces.push_back(piece);
            }
        }
    }

    pub(super) fn pop_front(&mut self) -> Option<T> {
        let first = self.pieces.front_mut()?;
        let value = first.remove(0); // of 64 at most
        self.gone += 1;
        if first.is_empty() {
            self.pieces.pop_front();
            self.gone = 0;
        }
        Some(value)
    }

    fn pop_back(&mut self) -> Option<T> {
        let last = self.pieces.back_mut()?;
        let value = last.pop();
        if last.is_empty() {
            self.pieces.pop_back();
        }
        if self.pieces.is_empty() {
            self.gone = 0;
        }
        value
    }

    /// Takes a value out; the last one moves into its place.
    pub(super) fn swap_remove(&mut self, position: usize) -> Option<T> {
        self.get(position)?;
        let last = self.pop_back()?;
        match self.get_mut(position) {
            Some(value) => Some(std::mem::replace(value, last)),
            None => Some(last), // it was the last
        }
    }

    pub(super) fn iter(&self) -> Iter<'_, T> {
        Iter {
            pieces: self.pieces.iter(),
            piece: [].iter(),
        }
    }

    pub(super) fn iter_mut(&mut self) -> IterMut<'_, T> {
        IterMut {
            pieces: self.pieces.iter_mut(),
            piece: [].iter_mut(),
        }
    }

    /// Takes the first piece out.
    pub(super) fn take_piece(&mut self) -> Option<Vec<T>> {
        self.gone = 0;
        self.pieces.pop_front()
    }

    pub(super) fn len(&self) -> usize {
        let last = self.pieces.back().map_or(0, Vec::len);
        match self.pieces.len() {
            0 | 1 => last,
            pieces => (pieces - 1) * LENGTH - self.gone + last,
        }
    }
}

/// Every value. As `Flatten` would do it, from the front alone: for all maps its own took 22 kB of brotli more (622.1 and 599.7).
#[derive(Debug)]
pub(super) struct Iter<'a, T> {
    pieces: vec_deque::Iter<'a, Vec<T>>,
    piece: slice::Iter<'a, T>,
}

impl<'a, T> Iterator for Iter<'a, T> {
    type Item = &'a T;

    fn next(&mut self) -> Option<&'a T> {
        if let Some(value) = self.piece.next() {
            return Some(value);
        }
        self.piece = self.pieces.next()?.iter();
        self.piece.next() // none is empty
    }
}

/// Every value, to be changed.
#[derive(Debug)]
pub(super) struct IterMut<'a, T> {
    pieces: vec_deque::IterMut<'a, Vec<T>>,
    piece: slice::IterMut<'a, T>,
}

impl<'a, T> Iterator for IterMut<'a, T> {
    type Item = &'a mut T;

    fn next(&mut self) -> Option<&'a mut T> {
        if let Some(value) = self.piece.next() {
            return Some(value);
        }
        self.piece = self.pieces.next()?.iter_mut();
        self.piece.next()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_is_a_queue_whatever_is_put_in_and_taken_out(does in prop::collection::vec((0_u8..10, any::<usize>()), 0..900)) {
            let (mut pieces, mut queue) = (Pieces::new(), VecDeque::new());
            for (number, (what, at)) in does.into_iter().enumerate() {
                let place = at % (queue.len() + 1);
                match what {
                    0 => prop_assert_eq!(pieces.pop_front(), queue.pop_front()),
                    1 => prop_assert_eq!(pieces.swap_remove(place), queue.swap_remove_back(place)),
                    _ => {
                        pieces.push_back(number);
                        queue.push_back(number);
                    }
                }
                prop_assert_eq!(pieces.len(), queue.len());
                prop_assert_eq!(pieces.get(place), queue.get(place));
                prop_assert_eq!(pieces.get_mut(place), queue.get_mut(place));
            }
            prop_assert!(pieces.iter().eq(&queue) && pieces.iter_mut().eq(&queue));
            prop_assert!(pieces.pieces.iter().all(|piece| (1..=LENGTH).contains(&piece.len())));
            let rest = std::iter::from_fn(|| pieces.take_piece()).flatten();
            prop_assert!(rest.eq(queue));
        }
    }
}
