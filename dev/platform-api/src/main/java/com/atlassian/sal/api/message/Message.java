package com.atlassian.sal.api.message;

import java.io.Serializable;

/** A message key with its arguments. */
public interface Message extends Serializable {

    String getKey();

    Serializable[] getArguments();
}
