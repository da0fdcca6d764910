package com.atlassian.cache;

/** Makes a value that the cache does not hold. */
public interface Supplier<T> extends java.util.function.Supplier<T> {

    @Override
    T get();
}
