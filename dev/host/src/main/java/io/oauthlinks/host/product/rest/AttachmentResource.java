package io.oauthlinks.host.product.rest;

import io.oauthlinks.host.product.project.Attachments;
import io.oauthlinks.host.product.project.Issue;
import io.oauthlinks.host.product.project.Tracker;
import io.oauthlinks.host.product.security.Callers;
import io.oauthlinks.host.product.store.Settings;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.UploadContext;

/** Attachments of an issue; added as the parts {@code file} of a form, as in Jira. */
@Path("/issue/{idOrKey}/attachments")
@Produces(MediaType.APPLICATION_JSON)
public final class AttachmentResource {

    private final Callers callers;
    private final Tracker tracker;
    private final Settings settings;
    private final VisibleIssues issues;

    private record Form(String contentType, InputStream body) implements UploadContext {

        @Override
        public String getCharacterEncoding() {
            return StandardCharsets.UTF_8.name();
        }

        @Override
        public String getContentType() {
            return contentType;
        }

        @Override
        public InputStream getInputStream() {
            return body;
        }

        @Override
        public long contentLength() {
            return -1;
        }
    }

    public AttachmentResource(Callers callers, Tracker tracker, Settings settings) {
        this.callers = callers;
        this.tracker = tracker;
        this.settings = settings;
        this.issues = new VisibleIssues(callers, tracker, settings);
    }

    @GET
    public List<Map<String, Object>> list(@PathParam("idOrKey") String idOrKey) {
        Json json = new Json(settings.baseUrl());
        return tracker.attachments().of(issues.find(idOrKey)).stream().map(json::attachment).toList();
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public List<Map<String, Object>> add(@PathParam("idOrKey") String idOrKey, @HeaderParam("Content-Type") String contentType, InputStream body) {
        Issue issue = issues.findToChange(idOrKey);
        Json json = new Json(settings.baseUrl());
        List<Map<String, Object>> added = new ArrayList<>();
        try {
            FileItemIterator parts = new FileUpload().getItemIterator(new Form(contentType, body));
            while (parts.hasNext()) {
                FileItemStream part = parts.next();
                if (part.getFieldName().equals("file")) {
                    added.add(json.attachment(tracker.attachments().add(new Attachments.Draft(issue, callers.user().orElseThrow(), part.getName(),
                            part.getContentType(), part.openStream()))));
                }
            }
            return added;
        } catch (IOException e) {
            throw new RestError(400, String.valueOf(e.getMessage()));
        }
    }
}
