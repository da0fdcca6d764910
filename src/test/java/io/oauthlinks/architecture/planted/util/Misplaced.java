package io.oauthlinks.architecture.planted.util;

/** Planted: lives in a package that says nothing. */
class Misplaced { }
