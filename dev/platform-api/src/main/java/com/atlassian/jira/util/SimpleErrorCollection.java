package com.atlassian.jira.util;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Errors in memory. */
public class SimpleErrorCollection implements ErrorCollection, Serializable {

    private static final long serialVersionUID = 1L;
    private final Map<String, String> errors = new HashMap<>();
    private final List<String> messages = new ArrayList<>();
    private final Set<Reason> reasons = EnumSet.noneOf(Reason.class);

    @Override
    public void addError(String field, String message) {
        errors.put(field, message);
    }

    @Override
    public void addError(String field, String message, Reason reason) {
        addError(field, message);
        addReason(reason);
    }

    @Override
    public void addErrorMessage(String message) {
        messages.add(message);
    }

    @Override
    public void addErrorMessage(String message, Reason reason) {
        addErrorMessage(message);
        addReason(reason);
    }

    @Override
    public void addErrorCollection(ErrorCollection others) {
        errors.putAll(others.getErrors());
        messages.addAll(others.getErrorMessages());
        reasons.addAll(others.getReasons());
    }

    @Override
    public Collection<String> getErrorMessages() {
        return messages;
    }

    @Override
    public Map<String, String> getErrors() {
        return errors;
    }

    @Override
    public boolean hasAnyErrors() {
        return !errors.isEmpty() || !messages.isEmpty();
    }

    @Override
    public void addReason(Reason reason) {
        reasons.add(reason);
    }

    @Override
    public Set<Reason> getReasons() {
        return reasons;
    }
}
