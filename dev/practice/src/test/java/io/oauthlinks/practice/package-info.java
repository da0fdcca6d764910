/** Uses the practice provider as the app and its tests do: by HTTP and by mail. */
package io.oauthlinks.practice;
