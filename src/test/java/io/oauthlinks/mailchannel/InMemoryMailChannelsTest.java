package io.oauthlinks.mailchannel;

import io.oauthlinks.MovableClock;
import io.oauthlinks.lease.InMemoryLeases;
import io.oauthlinks.lease.Leases;

class InMemoryMailChannelsTest extends MailChannelsContract {

    private final InMemoryMailChannels channels = new InMemoryMailChannels();

    @Override
    protected MailChannels channels() {
        return channels;
    }

    @Override
    protected ChannelStates states() {
        return channels.states();
    }

    @Override
    protected Leases leases() {
        return new InMemoryLeases(new MovableClock());
    }
}
