// Go's net/http and kolo/xmlrpc over TCP with a password and over a unix socket, decoding into typed structs.
package main

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"os"

	"github.com/kolo/xmlrpc"
)

type state struct {
	Code int64  `xmlrpc:"statecode"`
	Name string `xmlrpc:"statename"`
}

type info struct {
	Name          string `xmlrpc:"name"`
	Group         string `xmlrpc:"group"`
	Start         int64  `xmlrpc:"start"`
	Stop          int64  `xmlrpc:"stop"`
	Now           int64  `xmlrpc:"now"`
	State         int64  `xmlrpc:"state"`
	StateName     string `xmlrpc:"statename"`
	SpawnErr      string `xmlrpc:"spawnerr"`
	ExitStatus    int64  `xmlrpc:"exitstatus"`
	Logfile       string `xmlrpc:"logfile"`
	StdoutLogfile string `xmlrpc:"stdout_logfile"`
	StderrLogfile string `xmlrpc:"stderr_logfile"`
	Pid           int64  `xmlrpc:"pid"`
	Description   string `xmlrpc:"description"`
}

var dir = os.Getenv("DIR")

func main() {
	tcp := &url.URL{
		Scheme: "http",
		User:   url.UserPassword("user", "pass:wo rd"),
		Host:   "127.0.0.1:" + os.Getenv("PORT"),
		Path:   "/RPC2",
	}
	work("http", tcp.String(), http.DefaultTransport, "one")
	dial := func(context.Context, string, string) (net.Conn, error) { return net.Dial("unix", dir+"/s.sock") }
	work("unix", "http://unix/RPC2", &http.Transport{DialContext: dial}, "two")
}

// work makes the calls that Go's clients make; argument goes into the program that changes.
func work(title, address string, transport http.RoundTripper, argument string) {
	fmt.Println("==", title)
	client, err := xmlrpc.NewClient(address, transport)
	if err != nil {
		panic(err)
	}
	defer client.Close()
	var current state
	report("getState", client.Call("supervisor.getState", nil, &current), current)
	var cat, none info
	err = client.Call("supervisor.getProcessInfo", "cat", &cat)
	report("getProcessInfo cat", err, fmt.Sprintf("%s:%s %s, pid as told: %t", cat.Group, cat.Name, cat.StateName, cat.Pid > 0))
	report("getProcessInfo none", client.Call("supervisor.getProcessInfo", "none", &none), none.Name)
	var all []info
	err = client.Call("supervisor.getAllProcessInfo", nil, &all)
	report("getAllProcessInfo", err, len(all))
	var done bool
	report("signalProcess", client.Call("supervisor.signalProcess", []interface{}{"cat", "CONT"}, &done), done)
	report("stopProcess", client.Call("supervisor.stopProcess", []interface{}{"cat", true}, &done), done)
	report("stopProcess again", client.Call("supervisor.stopProcess", []interface{}{"cat", true}, &done), "")
	report("startProcess", client.Call("supervisor.startProcess", []interface{}{"cat", true}, &done), done)
	report("startProcess again", client.Call("supervisor.startProcess", []interface{}{"cat", true}, &done), "")
	update(client)
	change(argument)
	before := pid(client)
	update(client)
	fmt.Println("a new pid of changing:", pid(client) != before && pid(client) != 0)
}

// update does what Update does in Go's clients: reload, then each changed group is stopped, removed and added.
func update(client *xmlrpc.Client) {
	var result [][][]string
	report("reloadConfig", client.Call("supervisor.reloadConfig", nil, &result), result)
	if len(result) != 1 || len(result[0]) != 3 {
		return
	}
	for _, name := range result[0][1] {
		var stopped []interface{}
		var done bool
		report("stopProcessGroup", client.Call("supervisor.stopProcessGroup", []interface{}{name, true}, &stopped), len(stopped))
		report("removeProcessGroup", client.Call("supervisor.removeProcessGroup", name, &done), done)
		report("addProcessGroup", client.Call("supervisor.addProcessGroup", name, &done), done)
	}
}

func pid(client *xmlrpc.Client) int64 {
	var changing info
	if err := client.Call("supervisor.getProcessInfo", "changing", &changing); err != nil {
		panic(err)
	}
	return changing.Pid
}

// change gives the program changing another command line, which makes its group a changed one.
func change(argument string) {
	text := "[program:cat]\ncommand=/bin/cat\nstartsecs=0\n\n" +
		"[program:changing]\ncommand=/bin/sh -c 'cat; : " + argument + "'\nstartsecs=0\n"
	if err := os.WriteFile(dir+"/programs.conf", []byte(text), 0o644); err != nil {
		panic(err)
	}
}

func report(what string, err error, value interface{}) {
	if err != nil {
		fmt.Printf("%s: %T %v\n", what, err, err)
		return
	}
	fmt.Printf("%s: %v\n", what, value)
}
