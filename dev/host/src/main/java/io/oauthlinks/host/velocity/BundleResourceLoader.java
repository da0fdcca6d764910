package io.oauthlinks.host.velocity;

import com.atlassian.templaterenderer.RenderingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.collections.ExtendedProperties;
import org.apache.velocity.exception.ResourceNotFoundException;
import org.apache.velocity.runtime.resource.Resource;
import org.apache.velocity.runtime.resource.loader.ResourceLoader;

/** Templates from the bundle's class path. A template that switches escaping off is refused. */
final class BundleResourceLoader extends ResourceLoader {

    private final ClassLoader bundleLoader;

    BundleResourceLoader(ClassLoader bundleLoader) {
        this.bundleLoader = bundleLoader;
    }

    @Override
    public void init(ExtendedProperties configuration) {
        // the constructor had everything
    }

    @Override
    public InputStream getResourceStream(String name) {
        String path = name.startsWith("/") ? name.substring(1) : name;
        try (InputStream in = bundleLoader.getResourceAsStream(path)) {
            if (in == null) {
                throw new ResourceNotFoundException("The bundle has no template " + name);
            }
            byte[] template = in.readAllBytes();
            refuseUnescaped(name, new String(template, StandardCharsets.UTF_8));
            return new ByteArrayInputStream(template);
        } catch (IOException e) {
            throw new ResourceNotFoundException("Cannot read the template " + name + ": " + e.getMessage(), e);
        }
    }

    static void refuseUnescaped(String name, String text) {
        for (String directive : new String[] {"#disable_html_escaping", "#htmlSafe"}) {
            if (text.contains(directive)) {
                throw new RenderingException("Unescaped output refused: " + name + " uses " + directive);
            }
        }
    }

    @Override
    public boolean isSourceModified(Resource resource) {
        return false;
    }

    @Override
    public long getLastModified(Resource resource) {
        return 0;
    }
}
