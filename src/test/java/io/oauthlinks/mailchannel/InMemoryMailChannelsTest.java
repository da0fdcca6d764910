package io.oauthlinks.mailchannel;

class InMemoryMailChannelsTest extends MailChannelsContract {

    private final MailChannels channels = new InMemoryMailChannels();

    @Override
    protected MailChannels channels() {
        return channels;
    }
}
