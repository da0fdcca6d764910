package io.oauthlinks.mailchannel;

class InMemoryChannelStatesTest extends ChannelStatesContract {

    private final InMemoryMailChannels channels = new InMemoryMailChannels();

    @Override
    protected MailChannels channels() {
        return channels;
    }

    @Override
    protected ChannelStates states() {
        return channels.states();
    }
}
