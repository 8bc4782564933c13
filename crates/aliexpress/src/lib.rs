//! What is true only of AliExpress: its pages, words, codes, markets and calendar.
