//! Nothing: a package has to have a target that is no test.
