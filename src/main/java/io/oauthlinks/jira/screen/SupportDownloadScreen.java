package io.oauthlinks.jira.screen;

import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Screen;
import java.util.function.Supplier;

/** The support download, as a file for the browser to keep. */
public final class SupportDownloadScreen implements Screen {

    private final Supplier<Response.Download> files;

    /** @param files makes the archive anew each time */
    public SupportDownloadScreen(Supplier<Response.Download> files) {
        this.files = files;
    }

    @Override
    public Response get(Request request) {
        return files.get();
    }
}
