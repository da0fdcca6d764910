package com.atlassian.activeobjects.external;

/** Brings the rows of one model version to the next; named in the ao module. */
public interface ActiveObjectsUpgradeTask {

    ModelVersion getModelVersion();

    void upgrade(ModelVersion currentVersion, ActiveObjects ao);
}
