package io.oauthlinks.host.velocity;

import org.apache.velocity.runtime.RuntimeServices;
import org.apache.velocity.runtime.log.LogChute;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Velocity's messages in the host's log. */
final class VelocityLog implements LogChute {

    private static final Logger LOG = LoggerFactory.getLogger("org.apache.velocity");

    @Override
    public void init(RuntimeServices runtime) {
        // nothing to set up
    }

    @Override
    public void log(int level, String message) {
        log(level, message, null);
    }

    @Override
    public void log(int level, String message, Throwable failure) {
        switch (level) {
            // what fails is thrown, too
            case ERROR_ID, WARN_ID -> LOG.info(message, failure);
            default -> LOG.debug(message, failure);
        }
    }

    @Override
    public boolean isLevelEnabled(int level) {
        return level >= WARN_ID && LOG.isInfoEnabled() || LOG.isDebugEnabled();
    }
}
