package io.oauthlinks.host.velocity;

import com.atlassian.templaterenderer.RenderingException;
import com.atlassian.templaterenderer.TemplateRenderer;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;
import org.apache.velocity.exception.ResourceNotFoundException;
import org.apache.velocity.runtime.RuntimeConstants;

/** The template renderer of one bundle: its own class path, escaping on, methods by allowlist. */
public final class BundleTemplates implements TemplateRenderer {

    private static final String ENCODING = "UTF-8";

    private final VelocityEngine engine;
    private final ClassLoader bundleLoader;

    /** @param allowlist the methods of the app's {@code velocity-allowlist} modules */
    public BundleTemplates(ClassLoader bundleLoader, Set<String> allowlist) {
        this.bundleLoader = bundleLoader;
        this.engine = new VelocityEngine();
        engine.setProperty(RuntimeConstants.RUNTIME_LOG_LOGSYSTEM, new VelocityLog());
        engine.setProperty(RuntimeConstants.RESOURCE_LOADER, "bundle");
        engine.setProperty("bundle.resource.loader.instance", new BundleResourceLoader(bundleLoader));
        engine.setProperty("bundle.resource.loader.cache", "true");
        engine.setProperty(RuntimeConstants.INPUT_ENCODING, ENCODING);
        engine.setProperty(RuntimeConstants.OUTPUT_ENCODING, ENCODING);
        engine.setProperty(RuntimeConstants.VM_LIBRARY, "");
        engine.setProperty(RuntimeConstants.UBERSPECT_CLASSNAME, MethodAllowlist.class.getName());
        engine.setProperty(RuntimeConstants.EVENTHANDLER_REFERENCEINSERTION, EscapedOutput.class.getName());
        engine.setProperty("userdirective", EnableHtmlEscaping.class.getName());
        engine.setApplicationAttribute(MethodAllowlist.ALLOWED, allowlist);
        start();
    }

    /**
     * On a thread of its own: Velocity's parsers keep the stack on which they were made, and the request that installs an app may have come through
     * a filter of the app before it, whose classes would stay.
     */
    private void start() {
        FutureTask<Void> started = new FutureTask<>(() -> {
            engine.init();
            return null;
        });
        Thread thread = new Thread(started, "velocity");
        thread.setContextClassLoader(BundleTemplates.class.getClassLoader());
        thread.start();
        try {
            started.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Velocity cannot start: " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while Velocity starts", e);
        }
    }

    @Override
    public void render(String templateName, Writer writer) throws IOException {
        render(templateName, Map.of(), writer);
    }

    @Override
    public void render(String templateName, Map<String, Object> context, Writer writer) throws IOException {
        try {
            engine.getTemplate(templateName).merge(velocityContext(context), writer);
        } catch (ResourceNotFoundException e) {
            throw new RenderingException("The bundle has no template " + templateName, e);
        } catch (IOException | RenderingException e) {
            throw e;
        } catch (Exception e) {
            throw failure(templateName, e);
        }
    }

    @Override
    public String renderFragment(String fragment, Map<String, Object> context) {
        BundleResourceLoader.refuseUnescaped("fragment", fragment);
        StringWriter out = new StringWriter();
        try {
            engine.evaluate(velocityContext(context), out, "fragment", fragment);
        } catch (RenderingException e) {
            throw e;
        } catch (Exception e) {
            throw failure("fragment", e);
        }
        return out.toString();
    }

    @Override
    public boolean resolve(String templateName) {
        return bundleLoader.getResource(templateName) != null;
    }

    private static VelocityContext velocityContext(Map<String, Object> context) {
        return new VelocityContext(new HashMap<>(context));
    }

    private static RenderingException failure(String template, Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RenderingException reason) {
                return reason;
            }
        }
        return new RenderingException("Cannot render " + template + ": " + failure.getMessage(), failure);
    }
}
