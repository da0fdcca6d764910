package com.atlassian.sal.api.transaction;

/** Runs work inside a transaction; an exception rolls it back. */
public interface TransactionTemplate {

    <T> T execute(TransactionCallback<T> action);
}
