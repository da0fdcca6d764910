package com.atlassian.sal.api.lifecycle;

/** Exported as a service, is told when the app may begin its work and when it must end it. */
public interface LifecycleAware {

    void onStart();

    void onStop();
}
