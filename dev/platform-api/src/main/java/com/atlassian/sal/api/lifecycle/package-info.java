/** When the application starts and stops. */
package com.atlassian.sal.api.lifecycle;
