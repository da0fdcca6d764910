/** The databases that hold the app's tables. */
package com.atlassian.activeobjects.spi;
