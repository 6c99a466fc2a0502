-- Sends the requests of a file in turn, and tells what came of it as one line of JSON.
--
-- wrk -s requests.lua URL -- FILE SENT; each line of the file is a path, a tab and a JSON body, and it goes on where so
-- many requests before it left off.

local requests = {}
local sent

function init(arguments)
   local headers = { ["Content-Type"] = "application/json" }
   for line in io.lines(arguments[1]) do
      local path, body = line:match("^([^\t]+)\t(.+)$")
      requests[#requests + 1] = wrk.format("POST", path, headers, body)
   end
   sent = tonumber(arguments[2]) % #requests
end

-- Formatted before, so that the generator takes as little of the machine as it can.
function request()
   sent = sent % #requests + 1
   return requests[sent]
end

function done(summary, latency, _)
   local errors = summary.errors
   io.write(string.format(
      '{"requests":%d,"microseconds":%d,"p50":%d,"p99":%d,"refused":%d,"broken":%d}\n',
      summary.requests, summary.duration, latency:percentile(50), latency:percentile(99), errors.status,
      errors.connect + errors.read + errors.write + errors.timeout))
end
