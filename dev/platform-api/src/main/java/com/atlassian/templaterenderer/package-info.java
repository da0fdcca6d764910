/** Rendering of the app's own templates. */
package com.atlassian.templaterenderer;
