package io.oauthlinks.jira.store;

import com.atlassian.activeobjects.external.ActiveObjects;
import io.oauthlinks.mailchannel.ChannelStates;
import io.oauthlinks.mailchannel.ChannelStatesContract;
import io.oauthlinks.mailchannel.MailChannels;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class AoChannelStatesContractTest extends ChannelStatesContract {

    @Parameter
    private TestDatabase database;
    private MailChannels channels;
    private ChannelStates states;

    @BeforeEach
    void start() {
        ActiveObjects ao = database.empty();
        channels = new AoMailChannels(ao);
        states = new AoChannelStates(ao);
    }

    @Override
    protected MailChannels channels() {
        return channels;
    }

    @Override
    protected ChannelStates states() {
        return states;
    }
}
