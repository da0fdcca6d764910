package io.oauthlinks.jira.http;

import io.oauthlinks.message.Problem;
import java.io.IOException;
import java.util.Map;

/** Sends our own responses, and the pages for what went wrong. */
public final class Responses {

    private final PageWriter pages;
    private final BindingCookie cookies;

    public Responses(PageWriter pages, BindingCookie cookies) {
        this.pages = pages;
        this.cookies = cookies;
    }

    public void send(Visit visit, Response response) throws IOException {
        if (response instanceof Response.Page page) {
            pages.write(visit, page);
        } else if (response instanceof Response.SeeOther seeOther) {
            redirect(visit, seeOther);
        } else if (response instanceof Response.Download download) {
            hand(visit, download);
        } else if (response instanceof Response.Streamed streamed) {
            PageWriter.protect(visit.response());
            visit.response().setContentType(streamed.mediaType());
            visit.response().setHeader("Content-Disposition", streamed.disposition());
            streamed.content().writeTo(visit.response().getOutputStream());
        }
    }

    private static void hand(Visit visit, Response.Download download) throws IOException {
        PageWriter.protect(visit.response());
        visit.response().setContentType(download.mediaType());
        visit.response().setHeader("Content-Disposition", download.disposition());
        visit.response().getOutputStream().write(download.content());
    }

    private void redirect(Visit visit, Response.SeeOther seeOther) {
        if (seeOther.cookie() != null) {
            visit.response().addHeader("Set-Cookie", cookies.header(seeOther.cookie(), visit.request().getContextPath()));
        }
        PageWriter.protect(visit.response());
        String location = seeOther.location();
        // 303 and not 302: a POST must not be repeated at the provider
        visit.response().setStatus(303);
        visit.response().setHeader("Location", location.startsWith("/") ? visit.request().getContextPath() + location : location);
    }

    void notFound(Visit visit) throws IOException {
        pages.refuse(visit, 404, "not-found");
    }

    void methodNotAllowed(Visit visit, String allow) throws IOException {
        pages.refuseMethod(visit, allow);
    }

    void problem(Visit visit, Problem problem) throws IOException {
        pages.write(visit, new Response.Page(409, "templates/http/problem.vm", Map.of("cause", problem.cause(),
                "remedy", problem.remedy(), "providerWords", problem.providerWords())));
    }

    void fail(Visit visit, String reference) throws IOException {
        if (!visit.response().isCommitted()) {
            visit.response().resetBuffer();
            pages.fail(visit, reference);
        }
    }
}
