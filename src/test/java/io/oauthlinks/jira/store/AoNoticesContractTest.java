package io.oauthlinks.jira.store;

import io.oauthlinks.notice.CurrentNotices;
import io.oauthlinks.notice.CurrentNoticesContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class AoNoticesContractTest extends CurrentNoticesContract {

    @Parameter
    private TestDatabase database;
    private CurrentNotices notices;

    @BeforeEach
    void start() {
        notices = new AoNotices(database.empty());
    }

    @Override
    protected CurrentNotices notices() {
        return notices;
    }
}
